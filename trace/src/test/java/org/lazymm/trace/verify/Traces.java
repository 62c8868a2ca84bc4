package org.lazymm.trace.verify;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Options;
import org.lazymm.scheme.fullbarrier.FullBarrierSchemeProvider;
import org.lazymm.scheme.shootdown.ShootdownSchemeProvider;
import org.lazymm.trace.TaskFile;
import org.lazymm.trace.TaskTable;
import org.lazymm.trace.TraceFile;
import org.lazymm.trace.TraceFormats;
import org.lazymm.trace.TraceHandler;
import org.lazymm.trace.TraceRead;
import org.lazymm.trace.TraceReader;

/**
 * A trace written line by line, one microsecond after the other; tasks 100 and above use an mm,
 * those below do not.
 */
final class Traces {
  /** Reference counting, with its default options. */
  static final Function<Kernel, LazyMmScheme> FULL_BARRIER =
      kernel -> new FullBarrierSchemeProvider().create(kernel, Options.defaults());

  /** Those of the recorded kernels, with their default options. */
  static final Function<RecordedScheme, Function<Kernel, LazyMmScheme>> SCHEMES =
      recorded ->
          switch (recorded) {
            case COUNTING -> FULL_BARRIER;
            case SHOOTDOWN ->
                kernel -> new ShootdownSchemeProvider().create(kernel, Options.defaults());
          };

  private final List<String> lines = new ArrayList<>();

  private Traces event(int cpu, int pid, String text) {
    return event(cpu, pid, "d..2.", text);
  }

  private Traces event(int cpu, int pid, String flags, String text) {
    lines.add(
        "a-%d (%7d) [%03d] %s 1.%06d: %s".formatted(pid, pid, cpu, flags, lines.size(), text));
    return this;
  }

  Traces change(int cpu, int from, char state, int to) {
    return change(cpu, from, String.valueOf(state), to, "b");
  }

  Traces change(int cpu, int from, String state, int to, String comm) {
    return event(
        cpu,
        from,
        "sched_switch: prev_comm=a prev_pid=%d prev_prio=120 prev_state=%s ==> next_comm=%s next_pid=%d next_prio=120"
            .formatted(from, state, comm, to));
  }

  Traces fork(int cpu, int parent, int child, int pointer) {
    mm(cpu, parent, "alloc", "copy_process", pointer);
    return event(
        cpu,
        parent,
        "task_newtask: pid=%d comm=a clone_flags=1200000 oom_score_adj=0".formatted(child));
  }

  Traces thread(int cpu, int parent, int child) {
    return event(
        cpu,
        parent,
        "task_newtask: pid=%d comm=a clone_flags=3d0f00 oom_score_adj=0".formatted(child));
  }

  Traces allocForExec(int cpu, int pid, int pointer) {
    return mm(cpu, pid, "alloc", "mm_alloc", pointer);
  }

  Traces exec(int cpu, int pid) {
    return event(
        cpu, pid, "sched_process_exec: filename=/bin/a pid=%d old_pid=%d".formatted(pid, pid));
  }

  Traces exit(int cpu, int pid) {
    return event(
        cpu, pid, "sched_process_exit: comm=a pid=%d prio=120 group_dead=true".formatted(pid));
  }

  Traces exitOfOldKernel(int cpu, int pid) {
    return event(cpu, pid, "sched_process_exit: comm=a pid=%d prio=120".formatted(pid));
  }

  Traces free(int cpu, int pid, String site, int pointer) {
    return mm(cpu, pid, "free", site, pointer);
  }

  /** A free by {@code __mmdrop}, with preemption disabled so many times; -1 is not told. */
  Traces drop(int cpu, int pid, int preemptDepth, int pointer) {
    String flags = preemptDepth < 0 ? "" : preemptDepth == 0 ? "....." : "..." + preemptDepth + ".";
    return event(
        cpu,
        pid,
        flags,
        "kmem_cache_free: call_site=__mmdrop+0x1/0x2 ptr=%08x name=mm_struct".formatted(pointer));
  }

  /** A probe on a function, with an mm. */
  Traces probe(int cpu, int pid, String function, int pointer) {
    return event(cpu, pid, "p: (%s+0x1/0x2) mm=0x%x".formatted(function, pointer));
  }

  /** A flush of powerpc radix, the final one if there are no users. */
  Traces flush(int cpu, int pid, int pointer, int users) {
    return event(
        cpu,
        pid,
        "p: (flush_type_needed+0x1/0x2) mm=0x%x full=%d users=%d"
            .formatted(pointer, users == 0 ? 1 : 0, users));
  }

  /** A CPU is interrupted by another and leaves the mm, or not. */
  Traces interrupted(
      int by, int byPid, int cpu, int pid, int pointer, boolean last, boolean leaves) {
    event(
        by,
        byPid,
        "csd_queue_cpu: cpu=%d callsite=%s+0x1/0x2 func=do_exit_flush_lazy_tlb csd=c0"
            .formatted(cpu, last ? "radix__tlb_flush" : "flush_type_needed"));
    probe(cpu, pid, "do_exit_flush_lazy_tlb", pointer);
    return leaves
        ? event(cpu, pid, "p: (switch_mm_irqs_off+0x1/0x2) prev=0x%x next=0x1".formatted(pointer))
        : this;
  }

  /** A step of CPU hotplug. */
  Traces hotplug(int cpu, int pid, String step) {
    return event(cpu, pid, "cpuhp_enter: cpu: %04d target: 1 step: 2 (%s)".formatted(cpu, step));
  }

  Traces idle(int cpu) {
    return event(cpu, 0, "cpu_idle: state=1 cpu_id=" + cpu);
  }

  private Traces mm(int cpu, int pid, String what, String site, int pointer) {
    return event(
        cpu,
        pid,
        "kmem_cache_%s: call_site=%s+0x1/0x2 ptr=%08x name=mm_struct"
            .formatted(what, site, pointer));
  }

  /** Time passes. */
  Traces wait(int microseconds) {
    for (int i = 0; i < microseconds; i++) {
      lines.add("");
    }
    return this;
  }

  Verification verify() {
    return verify(Optional.of(RecordedScheme.COUNTING));
  }

  Verification verify(Optional<RecordedScheme> scheme) {
    try {
      return Verifier.verify(file(), scheme, SCHEMES);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  MmVerdict only() {
    List<MmVerdict> mms = verify().mms();
    if (mms.size() != 1) {
      throw new AssertionError("one mm expected: " + mms);
    }
    return mms.get(0);
  }

  TraceFile file() {
    return new TraceFile() {
      @Override
      public String name() {
        return "test.txt";
      }

      @Override
      public TraceRead read(TraceHandler handler) throws IOException {
        return TraceReader.read(
            name(), stream(String.join("\n", lines) + "\n"), TraceFormats.shipped(), handler);
      }

      @Override
      public Optional<TaskTable> tasks() throws IOException {
        StringBuilder list = new StringBuilder("pid\tkernel_thread\n");
        for (int pid = 1; pid < 100; pid++) {
          list.append(pid).append("\t1\n");
        }
        return Optional.of(TaskFile.read("tasks.tsv", stream(list.toString())));
      }
    };
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }
}

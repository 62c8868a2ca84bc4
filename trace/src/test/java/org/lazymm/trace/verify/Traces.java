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

  private final List<String> lines = new ArrayList<>();

  private Traces event(int cpu, int pid, String text) {
    lines.add("a-%d (%7d) [%03d] d..2. 1.%06d: %s".formatted(pid, pid, cpu, lines.size(), text));
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
    try {
      return Verifier.verify(file(), FULL_BARRIER);
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

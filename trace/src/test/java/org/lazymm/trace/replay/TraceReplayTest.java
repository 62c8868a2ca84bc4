package org.lazymm.trace.replay;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Mm;
import org.lazymm.api.Options;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.machine.InterruptCause;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.MachineListener;
import org.lazymm.scheduler.machine.MachineSettings;
import org.lazymm.scheduler.machine.MmStruct;
import org.lazymm.scheduler.machine.SwitchKind;
import org.lazymm.scheduler.property.Violation;
import org.lazymm.scheme.fullbarrier.FullBarrierSchemeProvider;
import org.lazymm.sequential.SequentialEngine;
import org.lazymm.trace.ExitPlace;
import org.lazymm.trace.TaskCensus;
import org.lazymm.trace.TaskFile;
import org.lazymm.trace.TaskTable;
import org.lazymm.trace.TraceFile;
import org.lazymm.trace.TraceFormats;
import org.lazymm.trace.TraceHandler;
import org.lazymm.trace.TraceRead;
import org.lazymm.trace.TraceReader;

class TraceReplayTest {
  private static final Path PUBLIC = Path.of("../../shared/traces/public");

  /** Counts what the machine does. */
  private static final class Counts implements MachineListener {
    private final List<Violation> violations = new ArrayList<>();
    private int born;
    private int freed;
    private int switches;
    private long lastTime;

    @Override
    public void born(int cpu, MmStruct mm) {
      born++;
    }

    @Override
    public void freed(int cpu, MmStruct mm) {
      freed++;
    }

    @Override
    public void switched(int cpu, SwitchKind kind) {
      switches++;
    }

    @Override
    public void violated(Violation violation) {
      violations.add(violation);
    }
  }

  private static LazyMmScheme fullBarrier(Kernel kernel) {
    return new FullBarrierSchemeProvider().create(kernel, Options.defaults());
  }

  private static Machine machine(int cpus, MachineListener listener) {
    return machine(cpus, listener, TraceReplayTest::fullBarrier);
  }

  private static Machine machine(
      int cpus, MachineListener listener, Function<Kernel, LazyMmScheme> scheme) {
    MachineSettings settings = MachineSettings.of(cpus, Architecture.X86);
    return new Machine(new SequentialEngine(), settings, scheme, listener);
  }

  private static Counts replay(TraceFile trace) throws IOException {
    return replay(trace, TraceReplayTest::fullBarrier);
  }

  private static Counts replay(TraceFile trace, Function<Kernel, LazyMmScheme> scheme)
      throws IOException {
    Counts counts = new Counts();
    TaskCensus census = TaskCensus.of(trace);
    Machine machine = machine(census.cpus(), counts, scheme);
    TraceReplay replay =
        new TraceReplay(machine, census, (cpu, timeNanos) -> counts.lastTime = timeNanos);
    replay.run(trace);
    assertEquals(counts.born - counts.freed, machine.liveMms());
    assertTrue(replay.actions().forcedSwitches() <= census.cpus());
    return counts;
  }

  @Test
  void theBundledTraceRunsOnTheModelledKernel() throws IOException {
    Counts counts = replay(TraceFile.bundled());
    assertAll(
        () -> assertEquals(List.of(), counts.violations),
        () -> assertTrue(counts.switches >= 13_791, "all traced switches, and the lost ones"),
        () -> assertTrue(counts.freed >= 378),
        () -> assertTrue(counts.born - counts.freed <= 15),
        () -> assertEquals(8_603_528_466_000L, counts.lastTime));
  }

  @Test
  void whatASchemePutsOffIsDoneByTheNextEvent() throws IOException {
    assertEquals(
        replay(TraceFile.bundled()).freed,
        replay(TraceFile.bundled(), FreesLaterScheme::new).freed);
  }

  @TestFactory
  Stream<DynamicTest> everyPublicTraceRunsOnTheModelledKernel() {
    return Stream.of(
            "catapult_android_2cpu",
            "lisa_tracecmd_6cpu",
            "lttng_many_threads_8cpu",
            "perfetto_android_4cpu")
        .map(name -> PUBLIC.resolve(name + ".txt.gz"))
        .filter(Files::isReadable)
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getFileName().toString(),
                    () -> assertEquals(List.of(), replay(TraceFile.of(file)).violations)));
  }

  @Test
  void theTeardownIsOwedUntilTheLastSwitchUnlessTheKernelSaysThatItIsOver() throws IOException {
    assertEquals(0, freedBehindExit(ExitPlace.BEFORE_EXIT_MM));
    assertEquals(1, freedBehindExit(ExitPlace.AFTER_EXIT_MM));
  }

  private static int freedBehindExit(ExitPlace place) {
    Counts counts = new Counts();
    TaskCensus census = new TaskCensus(new TaskTable());
    TaskActions actions = new TaskActions(machine(1, counts), census);
    actions.change(0, 0, 100, false);
    actions.exit(0, 100, place);
    actions.change(0, 100, 200, false);
    return counts.freed;
  }

  @Test
  void aMachineWithTooFewCpusIsRefused() throws IOException {
    TaskCensus census = new TaskCensus(new TaskTable());
    TraceFile.bundled().read(census);
    Machine small = machine(1, MachineListener.NONE);
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> new TaskActions(small, census));
    assertEquals("the trace has CPU 1, the machine only 1 CPUs", refused.getMessage());
  }

  private static TraceFile written(String... lines) {
    return new TraceFile() {
      @Override
      public String name() {
        return "test.txt";
      }

      @Override
      public TraceRead read(TraceHandler handler) throws IOException {
        List<String> stamped = new ArrayList<>();
        for (int i = 0; i < lines.length; i++) {
          String[] parts = lines[i].split(" ", 2);
          String[] where = parts[0].split("@", 2);
          stamped.add(
              "a-%s [00%s] d..2. 1.00%04d: %s"
                  .formatted(where[0], where.length > 1 ? where[1] : "0", i, parts[1]));
        }
        byte[] text = (String.join("\n", stamped) + "\n").getBytes(StandardCharsets.US_ASCII);
        return TraceReader.read(
            name(), new ByteArrayInputStream(text), TraceFormats.shipped(), handler);
      }

      @Override
      public Optional<TaskTable> tasks() throws IOException {
        byte[] list = "pid\tkernel_thread\n50\t1\n".getBytes(StandardCharsets.US_ASCII);
        return Optional.of(TaskFile.read("tasks.tsv", new ByteArrayInputStream(list)));
      }
    };
  }

  /** A kernel thread borrows the mm of 100, and then uses or leaves mms as the last lines say. */
  private static List<String> told(String... last) throws IOException {
    List<String> told = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    lines.add("100 kmem_cache_alloc: call_site=copy_process+0x1/0x2 ptr=0a name=mm_struct");
    lines.add("100 task_newtask: pid=200 comm=a clone_flags=1200000 oom_score_adj=0");
    lines.add(
        "100 sched_switch: prev_comm=a prev_pid=100 prev_prio=120 prev_state=S ==> next_comm=b"
            + " next_pid=50 next_prio=120");
    lines.addAll(List.of(last));
    TraceFile trace = written(lines.toArray(String[]::new));
    TaskCensus census = TaskCensus.of(trace);
    MachineListener listener =
        new MachineListener() {
          private MmStruct child;

          private String name(MmStruct mm) {
            return mm == child ? "the child's" : "another";
          }

          @Override
          public void born(int cpu, MmStruct mm) {
            child = mm;
          }

          @Override
          public void using(int cpu, MmStruct mm) {
            told.add("uses " + name(mm));
          }

          @Override
          public void unusing(int cpu, MmStruct mm) {
            told.add("unuses " + name(mm));
          }

          @Override
          public void gaveBack(int cpu, MmStruct mm) {
            told.add("gives back " + name(mm));
          }
        };
    Machine machine = machine(census.cpus(), listener);
    new TraceReplay(machine, census, ReplayClock.NONE).run(trace);
    // What the idle task borrows of the boot is of no interest.
    return told.subList(told.lastIndexOf("gives back another") < 0 ? 0 : 1, told.size());
  }

  @Test
  void aKernelThreadUsesTheMmThatItsProbeNames() throws IOException {
    assertEquals(
        List.of("uses the child's", "gives back another", "unuses the child's"),
        told("50 p: (kthread_use_mm+0x1/0x2) mm=0xa", "50 p: (kthread_unuse_mm+0x1/0x2) mm=0xa"));
  }

  @Test
  void aKernelThreadThatUsesAnOlderMmLeavesWhatItBorrows() throws IOException {
    assertEquals(
        List.of("gives back another"),
        told("50 p: (kthread_use_mm+0x1/0x2) mm=0xb", "50 p: (kthread_unuse_mm+0x1/0x2) mm=0xb"));
  }

  @Test
  void aCpuThatGoesDownLeavesWhatItBorrows() throws IOException {
    assertEquals(
        List.of("gives back another"),
        told("50 cpuhp_enter: cpu: 0000 target: 1 step: 2 (sched_cpu_wait_empty)"));
    assertEquals(
        List.of(), told("50 cpuhp_enter: cpu: 0001 target: 1 step: 2 (sched_cpu_wait_empty)"));
  }

  /** The mm of 200 is flushed by its user, and by 100, which only has made it. */
  @Test
  void aFlushIsOneOfTheTasksOwnMm() throws IOException {
    assertEquals(1, trims("200 p: (flush_type_needed+0x1/0x2) mm=0xa full=0 users=1"));
    assertEquals(0, trims("200 p: (flush_type_needed+0x1/0x2) mm=0xa full=1 users=0"));
    assertEquals(0, trims("200 p: (flush_type_needed+0x1/0x2) mm=0xb full=0 users=1", "0xb"));
  }

  /** The interrupts of a flush by 200, which has run on CPU 1 before. */
  private static int trims(String flush, String... pending) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("100 kmem_cache_alloc: call_site=copy_process+0x1/0x2 ptr=0a name=mm_struct");
    lines.add("100 task_newtask: pid=200 comm=a clone_flags=1200000 oom_score_adj=0");
    lines.add(
        "0@1 sched_switch: prev_comm=s prev_pid=0 prev_prio=120 prev_state=R ==> next_comm=b"
            + " next_pid=200 next_prio=120");
    lines.add(
        "200@1 sched_switch: prev_comm=b prev_pid=200 prev_prio=120 prev_state=S ==> next_comm=s"
            + " next_pid=0 next_prio=120");
    lines.add(
        "100 sched_switch: prev_comm=a prev_pid=100 prev_prio=120 prev_state=S ==> next_comm=b"
            + " next_pid=200 next_prio=120");
    for (String pointer : pending) {
      lines.add(
          "200 kmem_cache_alloc: call_site=mm_alloc+0x1/0x2 ptr=" + pointer + " name=mm_struct");
    }
    lines.add(flush);
    TraceFile trace = written(lines.toArray(String[]::new));
    TaskCensus census = TaskCensus.of(trace);
    int[] trims = new int[1];
    MachineListener listener =
        new MachineListener() {
          @Override
          public void interrupted(
              int from,
              int to,
              InterruptCause cause,
              Mm mm,
              boolean useful,
              boolean wasIdle,
              boolean wasHolder) {
            trims[0] += cause == InterruptCause.MASK_TRIM && to == 1 ? 1 : 0;
          }
        };
    Machine machine =
        new Machine(
            new SequentialEngine(),
            MachineSettings.of(census.cpus(), Architecture.POWERPC),
            TraceReplayTest::fullBarrier,
            listener);
    new TraceReplay(machine, census, ReplayClock.NONE).run(trace);
    return trims[0];
  }
}

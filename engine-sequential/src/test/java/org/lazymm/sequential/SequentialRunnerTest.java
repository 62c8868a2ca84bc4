package org.lazymm.sequential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lazymm.api.Guarantees;
import org.lazymm.api.Home;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyCandidates;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.LongCell;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.api.PerCpu;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.ScenarioYaml;
import org.lazymm.scenario.Step;
import org.lazymm.scenario.TaskSpec;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.machine.Fault;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheduler.property.Violation;
import org.lazymm.scheme.reference.ReferenceCounting;

/** Longer than 400 lines: each thing that a sequential run can come to. */
class SequentialRunnerTest {

  private static final List<TaskSpec> CAST =
      List.of(
          TaskSpec.process("a"),
          new TaskSpec("sibling", "a"),
          TaskSpec.process("b"),
          TaskSpec.kernelThread("k"),
          TaskSpec.kernelThread("l"));

  private static Scenario scenario(Step... steps) {
    return Scenario.of("test", 3, Architecture.X86, CAST, List.of(steps));
  }

  private static SequentialRun run(Scenario scenario, Function<Kernel, LazyMmScheme> scheme) {
    return SequentialRunner.run(scenario, scheme);
  }

  private static Set<Property> broken(SequentialRun run) {
    Set<Property> broken = new TreeSet<>();
    run.violations().forEach(violation -> broken.add(violation.property()));
    return broken;
  }

  private static final Step[] EVERYTHING = {
    Step.of(0, "run a"),
    Step.of(0, "membarrier register-private-expedited"),
    Step.of(1, "run sibling"),
    Step.of(0, "membarrier private-expedited"),
    Step.of(0, "run k"),
    Step.of(0, "run l"),
    Step.of(0, "use-mm a"),
    Step.of(0, "unuse-mm"),
    Step.of(0, "run a"),
    Step.of(0, "fork child"),
    Step.of(0, "clone vforked"),
    Step.of(2, "run vforked"),
    Step.of(2, "exec"),
    Step.of(0, "run child"),
    Step.of(0, "flush"),
    Step.of(0, "pin child"),
    Step.of(0, "exec-mmap"),
    Step.of(0, "run k"),
    Step.of(0, "run child"),
    Step.of(0, "teardown"),
    Step.of(0, "unpin child"),
    Step.of(1, "get-users sibling"),
    Step.of(1, "exit-mm"),
    Step.of(1, "idle"),
    Step.of(1, "wake"),
    Step.of(0, "run a"),
    Step.of(0, "user-enter"),
    Step.of(0, "user-exit"),
    Step.of(0, "tick"),
    Step.of(0, "exit"),
    Step.of(0, "run b"),
    Step.of(0, "put-users sibling"),
    Step.of(0, "offline 1"),
    Step.of(2, "exit"),
    Step.of(2, "idle"),
    Step.of(0, "online 1"),
    Step.of(1, "run k"),
    Step.of(1, "exec"),
    Step.of(0, "offline 2"),
    Step.of(0, "online 2")
  };

  @Test
  void teardownOfAnAsynchronousPutIsWork() {
    List<String> steps =
        List.of("run a", "get-users a", "exit", "run b", "put-users-async a", "work");
    Scenario scenario =
        Scenario.of(
            "async",
            1,
            Architecture.X86,
            List.of(TaskSpec.process("a"), TaskSpec.process("b")),
            steps.stream().map(step -> Step.of(0, step)).toList());

    SequentialRun atOnce = run(scenario, ReferenceCounting::new);
    assertEquals(List.of(), atOnce.violations());
    assertEquals(
        1, atOnce.stepsPassedOver(), "the work has been done after the step that put it off");
    assertEquals(Set.of("mm1"), atOnce.freed());

    String late = ScenarioYaml.write(scenario).replace("tasks:", "work-when-asked: true\ntasks:");
    SequentialRun asked = run(ScenarioYaml.parse(late, "async"), ReferenceCounting::new);
    assertEquals(List.of(), asked.violations());
    assertEquals(0, asked.stepsPassedOver());
    assertEquals(Set.of("mm1"), asked.freed());
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void referenceCountingIsSoundThroughEverythingACpuCanDo(Architecture architecture) {
    Scenario scenario = Scenario.of("everything", 3, architecture, CAST, List.of(EVERYTHING));

    SequentialRun run = run(scenario, ReferenceCounting::new);

    assertEquals(List.of(), run.violations());
    assertTrue(run.crash().isEmpty(), () -> String.valueOf(run.crash()));
    assertEquals(0, run.stepsPassedOver(), "each step of this scenario makes sense");
  }

  static Stream<Architecture> architectures() {
    return Architecture.ALL.stream();
  }

  @Test
  void aLazyReferenceKeepsTheMmUntilTheCpuLeavesIt() {
    SequentialRun run =
        run(
            scenario(
                Step.of(0, "run sibling"),
                Step.of(0, "idle"),
                Step.of(1, "run a"),
                Step.of(1, "exit"),
                Step.of(0, "run sibling"),
                Step.of(0, "exit"),
                Step.of(0, "run b")),
            ReferenceCounting::new);

    assertTrue(run.sound(), () -> run.violations().toString());
    assertEquals(Set.of("mm1"), run.freed());
  }

  /** What a scheme does wrong, and the property that must notice. */
  private record Broken(String name, Function<Kernel, LazyMmScheme> scheme, Property property) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Broken> brokenSchemes() {
    return Stream.of(
        new Broken(
            "no reference is taken",
            kernel ->
                new ReferenceCounting(kernel) {
                  @Override
                  public void borrow(int cpu, Mm mm) {}

                  @Override
                  public void giveBack(int cpu, Mm mm) {}

                  @Override
                  public void cpuDead(int byCpu, int deadCpu) {}
                },
            Property.S1),
        new Broken(
            "the reference is given back twice",
            kernel ->
                new ReferenceCounting(kernel) {
                  @Override
                  public void giveBack(int cpu, Mm mm) {
                    super.giveBack(cpu, mm);
                    super.giveBack(cpu, mm);
                  }
                },
            Property.S7),
        new Broken(
            "the reference is never given back",
            kernel ->
                new ReferenceCounting(kernel) {
                  @Override
                  public void giveBack(int cpu, Mm mm) {}
                },
            Property.K2),
        new Broken(
            "a dead CPU's borrow of init_mm is forgotten",
            kernel ->
                new ReferenceCounting(kernel) {
                  @Override
                  public void cpuDead(int byCpu, int deadCpu) {}
                },
            Property.H4),
        new Broken(
            "everybody is interrupted against the guarantee",
            kernel ->
                new ReferenceCounting(kernel) {
                  @Override
                  public void usersGone(int cpu, Mm mm) {
                    kernel.ipi().callAndWait(kernel.onlineCpus(), (target, about) -> {}, mm);
                  }
                },
            Property.I1),
        new Broken(
            "it waits with interrupts off",
            kernel ->
                new ReferenceCounting(kernel) {
                  @Override
                  public void handOver(int cpu, Mm mm) {
                    kernel.ipi().callAndWait(kernel.onlineCpus(), (target, about) -> {}, mm);
                  }
                },
            Property.X1),
        new Broken(
            "it acts for another CPU",
            kernel ->
                new ReferenceCounting(kernel) {
                  @Override
                  public void giveBack(int cpu, Mm mm) {
                    kernel.drop((cpu + 1) % 3, mm, Order.FULL);
                  }
                },
            Property.X3),
        new Broken(
            "it stores to the record of another CPU",
            kernel -> new Recording(kernel, cpu -> (cpu + 1) % 3),
            Property.X3),
        new Broken(
            "it goes by a set that lacks a lazy CPU",
            kernel ->
                new ReferenceCounting(kernel) {
                  @Override
                  public void usersGone(int cpu, Mm mm) {
                    kernel.lazyCandidates(mm, LazyCandidates.NONE);
                  }
                },
            Property.O5),
        new Broken(
            "it guarantees bounded time and keeps what an idle CPU borrows",
            kernel ->
                new ReferenceCounting(kernel) {
                  @Override
                  public Guarantees guarantees() {
                    return super.guarantees().inBoundedTime();
                  }
                },
            Property.L2),
        new Broken(
            "it scans for ever",
            kernel ->
                new ReferenceCounting(kernel) {
                  @Override
                  public void usersGone(int cpu, Mm mm) {
                    while (kernel.isDead(mm, Order.RELAXED)) {
                      kernel.memory().smpRmb();
                    }
                  }
                },
            Property.L3));
  }

  @ParameterizedTest
  @MethodSource("brokenSchemes")
  void eachWayToBreakCountingIsCaughtByItsProperty(Broken broken) {
    SequentialRun run =
        run(
            scenario(
                Step.of(0, "idle"),
                Step.of(2, "run l"),
                Step.of(1, "run b"),
                Step.of(1, "run k"),
                Step.of(1, "run l"),
                Step.of(2, "run b"),
                Step.of(2, "exit"),
                Step.of(2, "idle"),
                Step.of(0, "run a"),
                Step.of(0, "idle"),
                Step.of(1, "idle"),
                Step.of(0, "run sibling"),
                Step.of(0, "offline 2"),
                Step.of(0, "online 2")),
            broken.scheme());

    assertTrue(
        broken(run).contains(broken.property()),
        () -> broken.property() + " not among " + run.violations() + run.crash());
  }

  /** Writes something down for a CPU when one gives back, and clears it when one is dead. */
  private static class Recording extends ReferenceCounting {
    private final PerCpu<LongCell> records;
    private final IntUnaryOperator whose;

    Recording(Kernel kernel, IntUnaryOperator whose) {
      super(kernel);
      this.whose = whose;
      this.records = kernel.perCpu(cpu -> kernel.memory().number("record", Home.cpu(cpu), 0));
    }

    @Override
    public void giveBack(int cpu, Mm mm) {
      records.get(whose.applyAsInt(cpu)).store(1, Order.RELAXED);
      super.giveBack(cpu, mm);
    }

    final void clear(int cpu) {
      records.get(cpu).store(0, Order.RELAXED);
    }

    @Override
    public void cpuDead(int byCpu, int deadCpu) {
      clear(deadCpu);
      super.cpuDead(byCpu, deadCpu);
    }
  }

  @Test
  void aSchemeThatNeverEndsWhileTheMachineBootsIsBroken() {
    SequentialRun run =
        run(
            scenario(),
            kernel ->
                new ReferenceCounting(kernel) {
                  @Override
                  public void cpuOnline(int cpu) {
                    while (true) {
                      kernel.memory().smpMb();
                    }
                  }
                });

    assertEquals(Property.L3, run.violations().get(0).property());
    assertTrue(run.violations().get(0).what().contains(" in cpuOnline at "), run::toString);
  }

  @Test
  void anActionWithinAnotherLeavesTheOtherBounded() {
    SequentialEngine engine = new SequentialEngine();

    assertThrows(
        EndlessActionException.class,
        () ->
            engine.runBounded(
                10,
                () -> {
                  engine.runBounded(100, () -> {});
                  while (true) {
                    engine.memory().smpMb();
                  }
                }));
  }

  @Test
  void whoMakesAnMmMayStoreToWhatIsKeptOfItForAnyCpu() {
    SequentialRun run =
        run(
            scenario(Step.of(1, "run a"), Step.of(1, "exec")),
            kernel ->
                new Recording(kernel, cpu -> cpu) {
                  @Override
                  public void mmInit(int cpu, Mm mm) {
                    clear((cpu + 1) % 3);
                  }
                });

    assertEquals(List.of(), run.violations());
  }

  @Test
  void theRecordOfADeadCpuIsAnybodysToClear() {
    SequentialRun run =
        run(
            scenario(Step.of(1, "run a"), Step.of(1, "idle"), Step.of(0, "offline 1")),
            kernel -> new Recording(kernel, cpu -> cpu));

    assertEquals(List.of(), run.violations());
    assertEquals(3, run.stepsTaken());
  }

  @Test
  void aViolationNamesTheSourcePositionInTheScheme() {
    SequentialRun run =
        run(
            scenario(Step.of(0, "run k"), Step.of(0, "run l")),
            kernel ->
                new ReferenceCounting(kernel) {
                  @Override
                  public void handOver(int cpu, Mm mm) {
                    kernel.ipi().callAndWait(kernel.onlineCpus(), (target, about) -> {}, mm);
                  }
                });

    Violation first = run.violations().get(0);
    assertEquals(Property.X1, first.property());
    assertTrue(first.where().contains("handOver:"), first::toString);
  }

  @Test
  void aSchemeThatThrowsIsACrashAndNoVerdict() {
    SequentialRun run =
        run(
            scenario(Step.of(0, "run a"), Step.of(0, "run k")),
            kernel ->
                new ReferenceCounting(kernel) {
                  @Override
                  public void switchFinished(int cpu) {
                    throw new IllegalArgumentException("mine");
                  }
                });

    assertFalse(run.sound());
    String line = run.crash().orElseThrow().getMessage();
    assertTrue(
        line.startsWith(
            "switchFinished throws java.lang.IllegalArgumentException: mine at "
                + getClass().getName()),
        line);
  }

  @Test
  void aPreemptedExecDropsAnMmThatItNoLongerBorrows() {
    Step exec = Step.of(1, "exec");
    boolean caught = false;
    for (int access = 1; access < 16 && !caught; access++) {
      Scenario preempted =
          scenario(
                  Step.of(1, "run b"),
                  Step.of(1, "run k"),
                  exec.stalled(access, Step.of(1, "run a"), Step.of(1, "run k")))
              .withFaults(Set.of(Fault.EXEC_PREEMPTIBLE));
      SequentialRun run = run(preempted, ReferenceCounting::new);
      caught = run.feasible() && broken(run).contains(Property.K1);
    }
    assertTrue(caught, "some access lies between reading and replacing the active mm");
  }

  @ParameterizedTest
  @EnumSource(value = Fault.class, names = "HOTPLUG_DROPS_LAZY_MM")
  void theOldOfflinePathIsRightForReferenceCounting(Fault fault) {
    SequentialRun run =
        run(
            scenario(
                    Step.of(1, "run b"),
                    Step.of(1, "idle"),
                    Step.of(0, "offline 1"),
                    Step.of(0, "online 1"))
                .withFaults(Set.of(fault)),
            ReferenceCounting::new);

    assertTrue(run.sound(), () -> run.violations().toString());
  }

  @Test
  void aRunThatWouldWaitForAStoppedCpuSaysNothing() {
    SequentialRun run =
        run(
            scenario(
                Step.of(1, "run sibling"),
                Step.of(0, "run a"),
                Step.of(0, "membarrier register-private-expedited"),
                Step.of(1, "run k").stalled(2, Step.of(0, "exec"), Step.of(0, "tick")),
                Step.of(1, "run sibling")
                    .stalled(2, Step.of(0, "run b"), Step.of(0, "membarrier global"))),
            ReferenceCounting::new);

    assertFalse(run.feasible());
    assertEquals(List.of(), run.violations());
  }
}

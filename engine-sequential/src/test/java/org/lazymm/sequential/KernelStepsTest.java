package org.lazymm.sequential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lazymm.api.CpuMask;
import org.lazymm.api.Disposal;
import org.lazymm.api.Guarantees;
import org.lazymm.api.Home;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyCandidates;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.LongCell;
import org.lazymm.api.Memory;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.api.Ref;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.Step;
import org.lazymm.scenario.TaskSpec;
import org.lazymm.scheduler.engine.Engine;
import org.lazymm.scheduler.engine.InterruptSender;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.machine.InterruptCause;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.MachineListener;
import org.lazymm.scheduler.machine.MachineSettings;
import org.lazymm.scheduler.machine.MembarrierCommand;
import org.lazymm.scheduler.machine.MmStruct;
import org.lazymm.scheduler.machine.Task;
import org.lazymm.scheme.reference.ReferenceCounting;

/**
 * Single steps of the modelled kernel, each as v7.0 takes it.
 *
 * <p>Longer than 400 lines: each step of the modelled kernel, with its hooks.
 */
class KernelStepsTest {

  private static final List<TaskSpec> CAST =
      List.of(
          TaskSpec.process("a"),
          new TaskSpec("sibling", "a"),
          TaskSpec.process("b"),
          TaskSpec.kernelThread("k"));

  /** Shootdown at its plainest. */
  private static class ShootingScheme implements LazyMmScheme {
    private final Kernel kernel;

    ShootingScheme(Kernel kernel) {
      this.kernel = kernel;
    }

    @Override
    public Guarantees guarantees() {
      return Guarantees.none().withBarrierOnGiveBack();
    }

    @Override
    public void borrow(int cpu, Mm mm) {}

    @Override
    public void giveBack(int cpu, Mm mm) {
      kernel.memory().smpMb();
    }

    @Override
    public Disposal lastReferenceGone(int cpu, Mm mm) {
      CpuMask targets = kernel.lazyCandidates(mm, LazyCandidates.ARCHITECTURE);
      kernel
          .ipi()
          .callAndWait(
              targets,
              (target, about) -> {
                if (kernel.isLazyOn(target, about)) {
                  kernel.evict(target);
                }
              },
              mm);
      return Disposal.FREE;
    }
  }

  private static Machine machine(Engine engine, Architecture architecture, MachineListener told) {
    return new Machine(engine, MachineSettings.of(2, architecture), ReferenceCounting::new, told);
  }

  private static SequentialRun run(
      Architecture architecture, Function<Kernel, LazyMmScheme> scheme, Step... steps) {
    return SequentialRunner.run(Scenario.of("test", 2, architecture, CAST, List.of(steps)), scheme);
  }

  @Test
  void anExecInASharedMmLeavesTheParentRegistered() {
    Machine machine = machine(new SequentialEngine(), Architecture.X86, MachineListener.NONE);
    machine.switchTo(0, machine.createProcess(0, "parent"));
    assertTrue(machine.membarrier(0, MembarrierCommand.REGISTER_PRIVATE_EXPEDITED));
    Task vforked = machine.fork(0, "vforked", true);
    machine.switchTo(1, vforked);

    machine.exec(1);

    assertTrue(machine.membarrier(0, MembarrierCommand.PRIVATE_EXPEDITED));
    assertFalse(machine.membarrier(1, MembarrierCommand.PRIVATE_EXPEDITED), "a new image is not");
  }

  @ParameterizedTest
  @MethodSource("accesses")
  void twoRegistrationsAtOnceBothHold(int access) {
    SequentialEngine engine = new SequentialEngine();
    Machine machine = machine(engine, Architecture.X86, MachineListener.NONE);
    machine.switchTo(0, machine.createProcess(0, "one"));
    machine.switchTo(1, machine.fork(0, "other", true));

    engine.runStalled(
        access,
        () -> {
          engine.enter(1);
          machine.membarrier(1, MembarrierCommand.REGISTER_PRIVATE_EXPEDITED_SYNC_CORE);
        },
        () -> machine.membarrier(0, MembarrierCommand.REGISTER_PRIVATE_EXPEDITED));

    assertTrue(machine.membarrier(0, MembarrierCommand.PRIVATE_EXPEDITED));
    assertTrue(machine.membarrier(0, MembarrierCommand.PRIVATE_EXPEDITED_SYNC_CORE));
  }

  static IntStream accesses() {
    return IntStream.rangeClosed(1, 4);
  }

  @Test
  void aSiblingCannotUseARegistrationBeforeEveryCpuKnowsOfIt() {
    SequentialEngine engine = new SequentialEngine();
    List<Boolean> early = new ArrayList<>();
    for (int access = 1; access < 5; access++) {
      Machine machine = machine(engine, Architecture.X86, MachineListener.NONE);
      machine.switchTo(0, machine.createProcess(0, "one"));
      machine.switchTo(1, machine.fork(0, "other", true));
      engine.runStalled(
          access,
          () -> {
            engine.enter(1);
            early.add(machine.membarrier(1, MembarrierCommand.PRIVATE_EXPEDITED));
          },
          () -> machine.membarrier(0, MembarrierCommand.REGISTER_PRIVATE_EXPEDITED));
    }
    assertEquals(List.of(false, false, false, false), early);
  }

  @ParameterizedTest
  @MethodSource("accessesOfASwitch")
  void aCpuLeavesAnExactMaskOnlyAfterItHasLeftTheMm(int access) {
    SequentialRun run =
        run(
            Architecture.RISCV,
            ShootingScheme::new,
            Step.of(1, "run sibling"),
            Step.of(1, "run k"),
            Step.of(0, "run sibling"),
            Step.of(0, "exit"),
            Step.of(0, "run a"),
            Step.of(1, "run b").stalled(access, Step.of(0, "exit")));

    assertTrue(run.sound(), () -> run.violations().toString());
  }

  static IntStream accessesOfASwitch() {
    return IntStream.rangeClosed(1, 12);
  }

  @ParameterizedTest
  @MethodSource("accesses")
  void anMmThatDiesWhileItIsPinnedMakesTheRunInfeasible(int access) {
    SequentialRun run =
        run(
            Architecture.X86,
            ReferenceCounting::new,
            Step.of(1, "run b"),
            Step.of(0, "run a"),
            Step.of(0, "pin b").stalled(access, Step.of(1, "exit"), Step.of(1, "run sibling")));

    assertEquals(List.of(), run.violations());
  }

  @Test
  void anMmInReusedMemoryBeginsWithAnEmptyMask() {
    SequentialEngine engine = new SequentialEngine();
    Machine machine =
        new Machine(
            engine,
            MachineSettings.of(2, Architecture.X86).reusingFreedMms(),
            ReferenceCounting::new,
            MachineListener.NONE);
    machine.switchTo(0, machine.createProcess(0, "first"));
    MmStruct mm = machine.cpu(0).active();
    machine.exit(0);
    machine.switchTo(0, machine.createProcess(0, "other"));
    assertTrue(mm.freed());

    machine.createProcess(1, "second");

    assertFalse(mm.freed(), "the memory is used again");
    assertEquals(-1, machine.candidates(mm, LazyCandidates.MM_CPUMASK).next(-1));
  }

  @Test
  void aSchemeMayInterruptAndComplainWhileTheMachineBoots() {
    SequentialRun run =
        run(
            Architecture.X86,
            kernel -> {
              kernel.warnOn(true, "made");
              return new ReferenceCounting(kernel) {
                @Override
                public void cpuOnline(int cpu) {
                  kernel
                      .ipi()
                      .callAndWait(kernel.onlineCpus(), (target, mm) -> {}, kernel.initMm());
                }
              };
            });

    assertTrue(run.crash().isEmpty(), () -> String.valueOf(run.crash()));
    assertEquals(1, run.violations().size(), () -> run.violations().toString());
  }

  @Test
  void aFreeOfAnMmThatIsStillCountedIsSeen() {
    SequentialRun run =
        run(
            Architecture.X86,
            kernel ->
                new ReferenceCounting(kernel) {
                  @Override
                  public void usersGone(int cpu, Mm mm) {
                    kernel.free(cpu, mm);
                  }
                },
            Step.of(0, "run a"),
            Step.of(0, "run sibling"),
            Step.of(0, "exit"),
            Step.of(0, "run a"),
            Step.of(0, "exit"));

    assertTrue(
        run.violations().stream().anyMatch(seen -> seen.what().contains("counted")),
        () -> run.violations().toString());
  }

  @Test
  void workThatPutsItselfOffAgainEndsTheRunAllTheSame() {
    SequentialRun run =
        run(
            Architecture.X86,
            kernel ->
                new ReferenceCounting(kernel) {
                  @Override
                  public void switchFinished(int cpu) {
                    kernel.defer(cpu, this::again, kernel.initMm());
                  }

                  private void again(int cpu, Mm mm) {
                    kernel.defer(cpu, this::again, mm);
                  }
                },
            Step.of(0, "run a"));

    assertTrue(run.crash().isEmpty(), () -> String.valueOf(run.crash()));
  }

  @Test
  void theTargetsOfACallAreReadOnceAtTheCall() {
    List<Integer> hit = new ArrayList<>();
    run(
        Architecture.X86,
        kernel -> {
          CpuMask targets = kernel.memory().mask("targets", Home.machine());
          return new ReferenceCounting(kernel) {
            @Override
            public void usersGone(int cpu, Mm mm) {
              targets.set(1, Order.RELAXED);
              kernel
                  .ipi()
                  .callAndWait(
                      targets,
                      (target, about) -> {
                        hit.add(target);
                        targets.set(0, Order.RELAXED);
                      },
                      mm);
            }
          };
        },
        Step.of(0, "run b"),
        Step.of(0, "exit"));

    assertEquals(List.of(1), hit);
  }

  // What an engine is told.

  @Test
  void anEngineIsToldOfTheLastUseWhenACpuLeavesAnMm() {
    RecordingEngine engine = new RecordingEngine();
    Machine machine = machine(engine, Architecture.ARM64, MachineListener.NONE);
    machine.switchTo(0, machine.createProcess(0, "a"));
    Mm left = machine.cpu(0).active();
    machine.switchTo(0, machine.createKernelThread("k"));
    Task next = machine.createProcess(0, "b");
    engine.events.clear();

    machine.switchTo(0, next);

    assertTrue(engine.events.contains("use " + left), () -> engine.events.toString());
  }

  /** Which way a CPU comes back to the mm in its MMU, and whether x86 has a barrier there. */
  private record Return(String name, boolean throughKernel, boolean throughIdle, boolean barrier) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Return> returns() {
    return Stream.of(
        new Return("from a sibling", false, false, false),
        new Return("from a kernel thread", true, false, true),
        new Return("from idle", true, true, true));
  }

  @ParameterizedTest
  @MethodSource("returns")
  void x86HasABarrierOnTheWayBackFromLazyUseAlone(Return way) {
    RecordingEngine engine = new RecordingEngine();
    Machine machine = machine(engine, Architecture.X86, MachineListener.NONE);
    Task user = machine.createProcess(0, "a");
    Task sibling = machine.createThread(0, "sibling", user);
    machine.switchTo(0, user);
    if (way.throughKernel()) {
      Task between =
          way.throughIdle() ? machine.cpu(0).idleTask() : machine.createKernelThread("k");
      machine.switchTo(0, between);
    }
    engine.events.clear();

    machine.switchTo(0, sibling);

    long barriers = engine.events.stream().filter("mb"::equals).count();
    assertEquals(way.barrier() ? 2 : 1, barriers, "one of the run-queue lock, one of switch_mm");
  }

  @Test
  void aRegistrationWaitsForSwitchesThatBeganBeforeIt() {
    List<InterruptCause> causes = new ArrayList<>();
    Machine machine =
        machine(
            new SequentialEngine(),
            Architecture.RISCV,
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
                causes.add(cause);
              }
            });
    Task one = machine.createProcess(0, "one");
    machine.createThread(0, "other", one);
    machine.switchTo(0, one);

    machine.membarrier(0, MembarrierCommand.REGISTER_PRIVATE_EXPEDITED);

    assertEquals(List.of(InterruptCause.MEMBARRIER), causes, "CPU 1 does not run the mm");
  }

  /** The sequential engine, with a note of barriers and uses. */
  private static final class RecordingEngine implements Engine, Memory {
    private final SequentialEngine inner = new SequentialEngine();
    private final List<String> events = new ArrayList<>();

    @Override
    public Memory memory() {
      return this;
    }

    @Override
    public int enter(int cpu) {
      return inner.enter(cpu);
    }

    @Override
    public int current() {
      return inner.current();
    }

    @Override
    public void interrupt(InterruptSender sender, boolean wait) {
      inner.interrupt(sender, wait);
    }

    @Override
    public void use(Mm mm) {
      events.add("use " + mm);
    }

    @Override
    public <T> T peek(Supplier<T> look) {
      return inner.peek(look);
    }

    @Override
    public <T> Ref<T> ref(String name, Home home, @org.jspecify.annotations.Nullable T initial) {
      return inner.memory().ref(name, home, initial);
    }

    @Override
    public LongCell number(String name, Home home, long initial) {
      return inner.memory().number(name, home, initial);
    }

    @Override
    public CpuMask mask(String name, Home home) {
      return inner.memory().mask(name, home);
    }

    @Override
    public void smpMb() {
      events.add("mb");
    }

    @Override
    public void smpRmb() {}

    @Override
    public void smpWmb() {}
  }
}

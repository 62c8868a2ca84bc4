package org.lazymm.testkit.asserting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lazymm.api.CpuContext;
import org.lazymm.api.CpuMask;
import org.lazymm.api.Home;
import org.lazymm.api.Ipi;
import org.lazymm.api.IpiFunction;
import org.lazymm.api.Kernel;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.api.Work;
import org.lazymm.scheduler.forwarding.ForwardingKernel;

/** A kernel whose services do not do what the API guarantees is complained of. */
class AssertingKernelTest {
  private static final Work NO_WORK = (cpu, mm) -> {};
  private static final IpiFunction NO_FUNCTION = (cpu, mm) -> {};

  /** How a kernel lies, what the scheme asks of it, and what is said of the answer. */
  record Lie(String complaint, UnaryOperator<Kernel> kernel, Consumer<BrokenRuntime> asked) {
    @Override
    public String toString() {
      return complaint;
    }
  }

  /** What becomes of a piece of work, or of an interrupt function. */
  @FunctionalInterface
  private interface Fate {
    void of(int cpu, Work function, Mm mm);
  }

  private static Lie work(String complaint, int cpu, Fate fate) {
    return new Lie(
        "work: " + complaint,
        kernel ->
            new ForwardingKernel(kernel) {
              @Override
              public void defer(int by, Work work, Mm mm) {
                fate.of(by, work, mm);
              }
            },
        runtime -> runtime.on(cpu).kernel().defer(cpu, NO_WORK, runtime.mm()));
  }

  private static UnaryOperator<Kernel> interrupting(Fate fate) {
    return kernel ->
        new ForwardingKernel(kernel) {
          @Override
          public Ipi ipi() {
            return new Ipi() {
              @Override
              public void callAndWait(CpuMask targets, IpiFunction function, Mm mm) {
                for (int cpu = targets.next(-1); cpu >= 0; cpu = targets.next(cpu)) {
                  fate.of(cpu, function::run, mm);
                }
              }

              @Override
              public void callOthersAndWait(int cpu, CpuMask targets, IpiFunction function, Mm mm) {
                callAndWait(targets, function, mm);
              }

              @Override
              public void callAndWait(int cpu, IpiFunction function, Mm mm) {
                fate.of(cpu, function::run, mm);
              }

              @Override
              public void call(int cpu, IpiFunction function, Mm mm) {
                fate.of(cpu, function::run, mm);
              }
            };
          }
        };
  }

  private static Lie interrupt(String complaint, Fate fate) {
    return new Lie(
        complaint,
        interrupting(fate),
        runtime -> runtime.irqsOff(1).kernel().ipi().call(1, NO_FUNCTION, runtime.mm()));
  }

  /** A kernel that lies about where a CPU is, after having told the truth a few times. */
  private static UnaryOperator<Kernel> misplacing(int lost, int truths, CpuContext told) {
    return kernel ->
        new ForwardingKernel(kernel) {
          private int asked;

          @Override
          public CpuContext contextOf(int cpu) {
            return cpu != lost || asked++ < truths ? kernel.contextOf(cpu) : told;
          }
        };
  }

  static Stream<Lie> lies() {
    return Stream.of(
        new Lie(
            "tick: cpu0 is not watched by RCU",
            misplacing(0, 1, CpuContext.IDLE),
            r -> r.irqsOff(0).history().tick(0)),
        new Lie(
            "cpuDead: cpu0 is in the online mask",
            misplacing(0, 2, CpuContext.OFFLINE),
            r -> {
              r.machine().switchTo(0, r.machine().cpu(0).idleTask());
              r.history().leaveBorrowed(0, r.mm());
              r.history().giveBack(0, r.mm());
              r.history().countBorrow(0, r.initMm());
              r.history().borrow(0, r.initMm());
              r.history().cpuOffline(0);
              r.history().cpuDead(1, 0);
            }),
        new Lie(
            "cpuOffline: cpu0 is not in the online mask",
            kernel ->
                new ForwardingKernel(kernel) {
                  @Override
                  public CpuMask onlineCpus() {
                    return kernel.memory().mask("nobody", Home.machine());
                  }
                },
            r -> {
              r.machine().switchTo(0, r.machine().cpu(0).idleTask());
              r.history().leaveBorrowed(0, r.mm());
              r.history().giveBack(0, r.mm());
              r.history().countBorrow(0, r.initMm());
              r.history().borrow(0, r.initMm());
              r.history().cpuOffline(0);
            }),
        new Lie(
            "evict: cpu2 is not lazy on init_mm",
            kernel ->
                new ForwardingKernel(kernel) {
                  @Override
                  public void evict(int cpu) {}
                },
            r -> r.irqsOff(2).kernel().evict(2)),
        new Lie(
            "irqSave: cpu0 is told what was not so",
            kernel ->
                new ForwardingKernel(kernel) {
                  @Override
                  public boolean irqSave(int cpu) {
                    return !kernel.irqSave(cpu);
                  }
                },
            r -> r.on(0).kernel().irqSave(0)),
        new Lie(
            "irqSave: cpu0 has interrupts on",
            kernel ->
                new ForwardingKernel(kernel) {
                  @Override
                  public boolean irqSave(int cpu) {
                    return false;
                  }
                },
            r -> r.on(0).kernel().irqSave(0)),
        new Lie(
            "irqRestore: cpu0 has interrupts as they were not",
            kernel ->
                new ForwardingKernel(kernel) {
                  @Override
                  public void irqRestore(int cpu, boolean wereOff) {}
                },
            r -> r.irqsOff(0).kernel().irqRestore(0, false)),
        new Lie(
            "isDead: cpu0 is told that mm1 lives again",
            kernel ->
                new ForwardingKernel(kernel) {
                  private boolean dead;

                  @Override
                  public boolean isDead(Mm mm, Order order) {
                    dead = !dead;
                    return dead;
                  }
                },
            r -> {
              r.on(0).kernel().isDead(r.mm(), Order.RELAXED);
              r.on(0).kernel().isDead(r.mm(), Order.RELAXED);
            }));
  }

  static Stream<Lie> workAndInterrupts() {
    return Stream.of(
        work(
            "cpu0 runs a piece out of turn, or twice",
            0,
            (cpu, work, mm) -> {
              work.run(cpu, mm);
              work.run(cpu, mm);
            }),
        work("cpu2 is not in the kernel", 2, (cpu, work, mm) -> work.run(cpu, mm)),
        new Lie(
            "work: cpu1 runs that of the online cpu0",
            kernel ->
                new ForwardingKernel(kernel) {
                  @Override
                  public void defer(int cpu, Work work, Mm mm) {
                    kernel.defer(cpu, work, mm);
                  }
                },
            r -> {
              r.on(0).kernel().defer(0, NO_WORK, r.mm());
              r.machine().runDeferredWork(0, 1);
            }),
        new Lie(
            "work: cpu0 may not sleep",
            kernel ->
                new ForwardingKernel(kernel) {
                  @Override
                  public void defer(int cpu, Work work, Mm mm) {
                    kernel.irqSave(cpu);
                    work.run(cpu, mm);
                  }
                },
            r -> r.on(0).kernel().defer(0, NO_WORK, r.mm())),
        work(
            "cpu0 is handed null and not mm1",
            0,
            (cpu, work, mm) -> work.run(cpu, AssertingKernelTest.nothing())),
        new Lie(
            "an interrupt function: cpu0 is to be passed over and runs it",
            interrupting((cpu, function, mm) -> function.run(cpu, mm)),
            r ->
                r.irqsOff(0)
                    .kernel()
                    .ipi()
                    .callOthersAndWait(0, r.kernel().onlineCpus(), NO_FUNCTION, r.mm())),
        interrupt(
            "an interrupt function: cpu1 runs it twice",
            (cpu, function, mm) -> {
              function.run(cpu, mm);
              function.run(cpu, mm);
            }),
        interrupt(
            "an interrupt function: cpu1 is handed null and not mm1",
            (cpu, function, mm) -> function.run(cpu, AssertingKernelTest.nothing())),
        new Lie(
            "an interrupt function: cpu1 has interrupts on",
            interrupting((cpu, function, mm) -> function.run(cpu, mm)),
            r -> r.on(1).kernel().ipi().call(1, NO_FUNCTION, r.mm())),
        new Lie(
            "an interrupt function: cpu1 is offline",
            interrupting((cpu, function, mm) -> function.run(cpu, mm)),
            r -> {
              r.machine().switchTo(1, r.machine().cpu(1).idleTask());
              r.machine().offline(0, 1);
              r.irqsOff(1).kernel().ipi().call(1, NO_FUNCTION, r.mm());
            }),
        new Lie(
            "callAndWait: cpu1 has not run the function",
            interrupting((cpu, function, mm) -> {}),
            r -> r.on(0).kernel().ipi().callAndWait(1, NO_FUNCTION, r.mm())),
        new Lie(
            "callAndWait: cpu0 has not run the function",
            interrupting((cpu, function, mm) -> {}),
            r -> r.on(0).kernel().ipi().callAndWait(r.kernel().onlineCpus(), NO_FUNCTION, r.mm())));
  }

  @SuppressWarnings("NullAway") // What no runtime may hand over.
  private static Mm nothing() {
    return null;
  }

  @ParameterizedTest
  @MethodSource({"lies", "workAndInterrupts"})
  void aServiceThatDoesNotDoAsGuaranteedIsComplainedOf(Lie lie) {
    BrokenRuntime runtime = new BrokenRuntime(lie.kernel());

    Error complaint = assertThrows(BrokenContractError.class, () -> lie.asked().accept(runtime));

    String said = complaint.getMessage();
    assertEquals("the runtime breaks its contract in " + lie.complaint(), said);
  }
}

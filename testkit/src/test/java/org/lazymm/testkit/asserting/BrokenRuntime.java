package org.lazymm.testkit.asserting;

import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lazymm.api.Kernel;
import org.lazymm.api.Mm;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.Task;
import org.lazymm.scheme.reference.ReferenceCounting;
import org.lazymm.testkit.Bench;

/**
 * A machine with reference counting, asserted: CPU 0 and CPU 1 run processes, CPU 2 idles and is
 * lazy on the mm of CPU 0. A test calls hooks and services as no runtime may.
 */
final class BrokenRuntime {
  private final Bench bench;
  private @Nullable Kernel raw;
  private @Nullable Kernel asserted;
  private final Task first;

  /** With a kernel between the sound one and the asserting one that lies. */
  BrokenRuntime(UnaryOperator<Kernel> lies) {
    this.bench =
        new Bench(
            3,
            kernel -> {
              raw = kernel;
              return AssertingScheme.sequential(
                      inner -> {
                        asserted = inner;
                        return new ReferenceCounting(inner);
                      })
                  .apply(lies.apply(kernel));
            });
    this.first = bench.run(0);
    bench.run(1);
    bench.idleOn(2, first);
  }

  Machine machine() {
    return bench.machine();
  }

  Bench bench() {
    return bench;
  }

  AssertingScheme scheme() {
    return (AssertingScheme) machine().scheme().unguarded();
  }

  History history() {
    return scheme().history();
  }

  /** What the scheme inside is given. */
  Kernel kernel() {
    return Objects.requireNonNull(asserted);
  }

  /** The mm of the process on CPU 0. */
  Mm mm() {
    return Objects.requireNonNull(first.mm());
  }

  Mm initMm() {
    return machine().initMm();
  }

  /** From here on a CPU's code runs, with interrupts off. */
  BrokenRuntime irqsOff(int cpu) {
    on(cpu);
    Objects.requireNonNull(raw).irqSave(cpu);
    return this;
  }

  /** From here on a CPU's code runs. */
  BrokenRuntime on(int cpu) {
    machine().engine().enter(cpu);
    return this;
  }

  /** The process on CPU 0 exits; CPU 2 stays lazy on its mm. */
  Mm dead() {
    Mm mm = mm();
    machine().exit(0);
    return mm;
  }

  /** The process on CPU 0 exits, and everybody leaves its mm. */
  Mm freed() {
    Mm mm = dead();
    machine().switchTo(0, machine().createProcess(0, "next-0"));
    machine().switchTo(2, machine().createProcess(0, "next-2"));
    return mm;
  }
}

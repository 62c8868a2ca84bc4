package org.lazymm.conformance.interleave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.lazymm.api.Home;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.LongCell;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.broken.scheme.InterruptsEverybody;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.Step;
import org.lazymm.scenario.TaskSpec;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheme.reference.ReferenceCounting;

/** When the interleaver has CPUs take interrupts. */
class InterruptsTest {
  private static Scenario ticks(Step... steps) {
    return Scenario.of(
        "ticks", 2, Architecture.X86, List.of(TaskSpec.process("a")), List.of(steps));
  }

  private static Interleaved run(
      Scenario scenario, Function<Kernel, LazyMmScheme> scheme, StoreOrder order) {
    Interleaved found = new Interleaver(scenario, scheme, 100_000).run(order);
    assertEquals("", found.unknown());
    return found;
  }

  /** Reference counting with a cell. */
  private static class Ticking extends ReferenceCounting {
    final LongCell cell;

    Ticking(Kernel kernel) {
      super(kernel);
      this.cell = kernel.memory().number("cell", Home.machine(), 0);
    }

    void setCell(int cpu, Mm mm) {
      cell.store(1, Order.RELAXED);
    }
  }

  /** CPU 0 has CPU 1 store, waits or not, and looks. */
  private static Function<Kernel, LazyMmScheme> asking(boolean waits) {
    return kernel ->
        new Ticking(kernel) {
          @Override
          public void switchFinished(int cpu) {
            if (cpu == 1) {
              return;
            }
            if (waits) {
              kernel.ipi().callAndWait(1, this::setCell, kernel.initMm());
            } else {
              kernel.ipi().call(1, this::setCell, kernel.initMm());
            }
            kernel.warnOn(cell.load(Order.RELAXED) == 0, "CPU 1 has stored");
          }
        };
  }

  @Test
  void endOfAWaitComesAfterTheHandlersStores() {
    for (StoreOrder order : StoreOrder.values()) {
      Interleaved found = run(ticks(Step.of(0, "run a")), asking(true), order);
      assertEquals(Set.of(), found.broken());
      assertTrue(found.interrupts());
    }
  }

  @Test
  void callWithoutWaitMayComeLater() {
    for (StoreOrder order : StoreOrder.values()) {
      Interleaved found = run(ticks(Step.of(0, "run a")), asking(false), order);
      assertEquals(Set.of(Property.A1), found.broken());
    }
  }

  @Test
  void handlerRunsWhereverInterruptsAreOnAndNowhereElse() {
    Function<Kernel, LazyMmScheme> scheme =
        kernel ->
            new Ticking(kernel) {
              @Override
              public void tick(int cpu) {
                if (cpu == 0) {
                  kernel.ipi().call(1, this::look, kernel.initMm());
                  return;
                }
                cell.store(1, Order.RELAXED); // Interrupts are off.
                cell.store(2, Order.RELAXED);
                boolean wereOff = kernel.irqSave(cpu);
                kernel.irqRestore(cpu, false);
                cell.store(4, Order.RELAXED); // They are on.
                kernel.irqSave(cpu);
                kernel.irqRestore(cpu, wereOff);
              }

              private void look(int cpu, Mm mm) {
                long seen = cell.load(Order.RELAXED);
                kernel.warnOn(seen == 1, "never between the first two");
                if (seen == 2) {
                  kernel.drop(cpu, mm, Order.FULL); // Breaks the balance of init_mm.
                }
              }
            };
    for (StoreOrder order : StoreOrder.values()) {
      Interleaved found = run(ticks(Step.of(0, "tick"), Step.of(1, "tick")), scheme, order);
      assertTrue(found.broken().contains(Property.S7), () -> "broken: " + found.broken());
      assertTrue(!found.broken().contains(Property.A1), () -> "broken: " + found.broken());
    }
  }

  @Test
  void twoThatWaitForEachOtherWithInterruptsOffAreADeadlock() {
    Function<Kernel, LazyMmScheme> scheme =
        kernel ->
            new ReferenceCounting(kernel) {
              @Override
              public void tick(int cpu) {
                kernel.ipi().callAndWait(1 - cpu, (target, mm) -> {}, kernel.initMm());
              }
            };
    for (StoreOrder order : StoreOrder.values()) {
      Interleaved both = run(ticks(Step.of(0, "tick"), Step.of(1, "tick")), scheme, order);
      assertTrue(both.broken().containsAll(Set.of(Property.L3, Property.X1)));
      assertTrue(!both.ends().isEmpty());
      Interleaved one = run(ticks(Step.of(0, "tick"), Step.of(1, "store x 1")), scheme, order);
      assertEquals(Set.of(Property.X1), one.broken());
    }
  }

  @Test
  void idleBystanderIsSeenInterrupted() {
    Scenario scenario =
        ticks(Step.of(0, "exit")).withSetup(List.of(Step.of(0, "run a"), Step.of(1, "idle")));
    for (StoreOrder order : StoreOrder.values()) {
      Interleaved found = run(scenario, InterruptsEverybody::new, order);
      assertTrue(found.broken().contains(Property.I1), () -> "broken: " + found.broken());
    }
  }

  @Test
  void workThatADeadCpuLeftIsRunByWhoeverReapsIt() {
    Function<Kernel, LazyMmScheme> scheme =
        kernel ->
            new ReferenceCounting(kernel) {
              @Override
              public void cpuOffline(int cpu) {
                kernel.defer(cpu, (by, mm) -> kernel.warnOn(by == 0, "by CPU 0"), kernel.initMm());
              }
            };
    for (StoreOrder order : StoreOrder.values()) {
      Interleaved found = run(ticks(Step.of(0, "reap 1"), Step.of(1, "die")), scheme, order);
      assertEquals(Set.of(Property.A1), found.broken());
      assertEquals(1, found.ends().size());
    }
  }
}

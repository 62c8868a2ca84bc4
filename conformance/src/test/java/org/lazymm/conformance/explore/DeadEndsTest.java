package org.lazymm.conformance.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.lazymm.api.Home;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.LongCell;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.explorer.ExplorationVerdict;
import org.lazymm.explorer.ExplorationVerdict.Result;
import org.lazymm.explorer.ScenarioExplorer;
import org.lazymm.explorer.search.Limits;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.ScenarioYaml;
import org.lazymm.scenario.catalogue.Catalogue;
import org.lazymm.scheduler.machine.Model;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheduler.property.Violation;
import org.lazymm.scheme.reference.ReferenceCounting;

/**
 * Schemes that wait where they must not, or keep state where they must not: the verdict says which.
 */
class DeadEndsTest {
  private static final ScenarioExplorer EXPLORER =
      new ScenarioExplorer(Limits.NONE.withTime(Duration.ofSeconds(30)));

  private static final Scenario ONE_EXIT =
      ScenarioYaml.parse(
          """
          scenario: one-exit
          cpus: 2
          architecture: arm64
          tasks:
          - {name: a, mm: own}
          setup:
          - {cpu: 0, do: run a}
          steps:
          - {cpu: 0, do: exit}
          """,
          "one-exit");

  private static final Scenario TWO_EXITS =
      ScenarioYaml.parse(
          """
          scenario: two-exits
          cpus: 2
          architecture: arm64
          tasks:
          - {name: a, mm: own}
          - {name: b, mm: own}
          setup:
          - {cpu: 0, do: run a}
          - {cpu: 1, do: run b}
          steps:
          - {cpu: 0, do: exit}
          - {cpu: 1, do: exit}
          """,
          "two-exits");

  private static ExplorationVerdict explore(
      Scenario scenario, Function<Kernel, LazyMmScheme> scheme) {
    return EXPLORER.explore(scenario, scheme, Model.LKMM);
  }

  private static Violation broken(
      Scenario scenario, Function<Kernel, LazyMmScheme> scheme, Property property) {
    ExplorationVerdict verdict = explore(scenario, scheme);
    assertEquals(Result.BROKEN, verdict.result(), verdict::toString);
    return verdict.violations().stream()
        .filter(violation -> violation.property() == property)
        .findFirst()
        .orElseThrow(() -> new AssertionError(verdict.violations()));
  }

  /** Interrupts the other CPU when the last user goes, and waits with interrupts off. */
  private static final class WaitsWithInterruptsOff extends ReferenceCounting {
    WaitsWithInterruptsOff(Kernel kernel) {
      super(kernel);
    }

    @Override
    public void usersGone(int cpu, Mm mm) {
      boolean wereOff = kernel.irqSave(cpu);
      kernel.ipi().callAndWait(1 - cpu, (target, none) -> {}, mm);
      kernel.irqRestore(cpu, wereOff);
    }
  }

  @Test
  void waitingWithInterruptsOffIsReported() {
    Violation violation = broken(ONE_EXIT, WaitsWithInterruptsOff::new, Property.X1);

    assertTrue(violation.what().contains("waits with interrupts off"), violation::toString);
    assertTrue(violation.where().contains("usersGone"), violation::toString);
  }

  @Test
  void twoThatWaitForEachOtherWithInterruptsOffAreADeadlock() {
    Violation violation = broken(TWO_EXITS, WaitsWithInterruptsOff::new, Property.L3);

    assertTrue(violation.what().startsWith("deadlock: cpu0 waits for"), violation::toString);
    assertTrue(violation.what().contains("cpu1 waits for"), violation::toString);
  }

  /** Does the same with interrupts on, as it may. */
  private static final class WaitsWithInterruptsOn extends ReferenceCounting {
    WaitsWithInterruptsOn(Kernel kernel) {
      super(kernel);
    }

    @Override
    public void usersGone(int cpu, Mm mm) {
      kernel.ipi().callAndWait(1 - cpu, (target, none) -> {}, mm);
    }
  }

  @Test
  void twoThatWaitForEachOtherWithInterruptsOnAnswerMeanwhile() {
    assertEquals(Result.HOLDS, explore(TWO_EXITS, WaitsWithInterruptsOn::new).result());
  }

  /** Keeps a counter outside of cells, and acts on it. */
  private static final class Counts extends ReferenceCounting {
    private final LongCell cell;
    private int borrows;

    Counts(Kernel kernel) {
      super(kernel);
      this.cell = kernel.memory().number("borrows", Home.machine(), 0);
    }

    @Override
    public void borrow(int cpu, Mm mm) {
      super.borrow(cpu, mm);
      borrows++;
      cell.store(borrows, Order.RELAXED);
    }
  }

  @Test
  void stateOutsideOfCellsThatIsActedUponIsNamedByItsField() {
    Scenario scenario = Catalogue.load("exit-against-return").scenario();
    Violation violation = broken(scenario, Counts::new, Property.X4);

    assertTrue(violation.what().contains("DeadEndsTest$Counts.borrows"), violation::toString);
  }

  /** Keeps a counter outside of cells that nothing depends on. */
  private static final class Remembers extends ReferenceCounting {
    @SuppressWarnings("UnusedVariable") // That it changes is what is looked for.
    private int deaths;

    Remembers(Kernel kernel) {
      super(kernel);
    }

    @Override
    public void usersGone(int cpu, Mm mm) {
      deaths++;
    }
  }

  @Test
  void aFieldThatChangesIsNamed() {
    Violation violation = broken(TWO_EXITS, Remembers::new, Property.X4);

    assertTrue(violation.what().contains("DeadEndsTest$Remembers.deaths"), violation::toString);
  }

  /** Never comes back from a hook. */
  private static final class Spins extends ReferenceCounting {
    private final LongCell cell;

    Spins(Kernel kernel) {
      super(kernel);
      this.cell = kernel.memory().number("turns", Home.machine(), 0);
    }

    @Override
    public void usersGone(int cpu, Mm mm) {
      while (cell.load(Order.RELAXED) == 0) {
        kernel.memory().smpMb();
      }
    }
  }

  @Test
  void anEndlessLoopMeetsABoundAndItsHookIsNamed() {
    ExplorationVerdict verdict = explore(ONE_EXIT, Spins::new);

    assertEquals(Result.UNKNOWN, verdict.result(), verdict::toString);
    assertEquals(
        "a hook made more than 300 accesses and may try again for ever: cpu0 in usersGone",
        verdict.reason());
  }
}

package org.lazymm.sequential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lazymm.api.Home;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.api.Ref;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.Step;
import org.lazymm.scenario.TaskSpec;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheduler.property.Violation;
import org.lazymm.scheme.reference.ReferenceCounting;

/** State outside of cells is noticed in a run that looks for it, and told once with its hook. */
class OutsideStateRunTest {
  private static final String HERE = OutsideStateRunTest.class.getName();

  private static final Scenario BORROWS =
      Scenario.of(
          "borrows",
          2,
          Architecture.X86,
          List.of(TaskSpec.process("a"), TaskSpec.kernelThread("k"), TaskSpec.process("b")),
          List.of(Step.of(0, "run a"), Step.of(0, "run k"), Step.of(0, "run b")));

  /** Counts borrows and hand-overs in a field. */
  private static final class InField extends ReferenceCounting {
    @SuppressWarnings("UnusedVariable") // That it changes is what is looked for.
    private int borrows;

    InField(Kernel kernel) {
      super(kernel);
    }

    @Override
    public void borrow(int cpu, Mm mm) {
      super.borrow(cpu, mm);
      borrows++;
    }
  }

  /** Points at an object by a cell, and counts in that. */
  private static final class BehindCell extends ReferenceCounting {
    private final Ref<long[]> counter;

    BehindCell(Kernel kernel) {
      super(kernel);
      counter = kernel.memory().ref("counter", Home.machine(), null);
    }

    @Override
    public void borrow(int cpu, Mm mm) {
      super.borrow(cpu, mm);
      counter.store(new long[1], Order.RELEASE);
    }

    @Override
    public void giveBack(int cpu, Mm mm) {
      long @Nullable [] found = counter.load(Order.ACQUIRE);
      if (found != null) {
        found[0]++;
      }
      super.giveBack(cpu, mm);
    }
  }

  private static List<Violation> found(Function<Kernel, LazyMmScheme> scheme) {
    return SequentialRunner.runLookingOutside(BORROWS, scheme, RunObserver.NONE).violations();
  }

  @Test
  void aChangeIsToldOnceWithTheHookThatMadeIt() {
    String what = "field " + HERE + "$InField.borrows has changed in borrow";

    assertEquals(List.of(new Violation(Property.X4, 0, what, "")), found(InField::new));
  }

  @Test
  void anObjectBehindACellMustNotChange() {
    String what = "an object in a cell[0] has changed in giveBack";

    assertEquals(List.of(new Violation(Property.X4, 0, what, "")), found(BehindCell::new));
  }

  @Test
  void aSoundSchemeIsNotAlleged() {
    assertEquals(List.of(), found(ReferenceCounting::new));
  }

  @Test
  void aRunThatDoesNotLookSaysNothing() {
    assertEquals(List.of(), SequentialRunner.run(BORROWS, InField::new).violations());
  }
}

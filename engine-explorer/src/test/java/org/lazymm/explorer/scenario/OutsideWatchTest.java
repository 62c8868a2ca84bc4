package org.lazymm.explorer.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.lazymm.explorer.scenario.Scenes.EXIT_AGAINST_RETURN;

import java.util.BitSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lazymm.api.Kernel;
import org.lazymm.api.Mm;
import org.lazymm.scheduler.machine.Model;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheme.reference.ReferenceCounting;

class OutsideWatchTest {
  private static final String FIELD = "field " + Counter.class.getName() + ".times";

  /** Counts in a field. */
  private static final class Counter extends ReferenceCounting {
    @SuppressWarnings("UnusedVariable") // The scheme keeps it for nothing.
    private int times;

    Counter(Kernel kernel) {
      super(kernel);
    }
  }

  private final Counter[] made = new Counter[1];
  private final OutsideWatch watch = new OutsideWatch(program().machine());

  private KernelProgram program() {
    return new KernelProgram(
        EXIT_AGAINST_RETURN,
        kernel -> {
          made[0] = new Counter(kernel);
          return made[0];
        },
        new BitSet(),
        new Sites());
  }

  private void startOver(int times) {
    for (int time = 0; time < times; time++) {
      watch.startOver();
    }
  }

  @Test
  void nothingHasChangedAtFirst() {
    startOver(1);
    watch.operation();
    watch.ended();
    watch.look();
    assertEquals(Optional.empty(), watch.changed());
  }

  @Test
  void inTheFirstExecutionEachOperationIsLookedAt() {
    startOver(1);
    made[0].times++;
    watch.operation();
    assertEquals(Optional.of(FIELD), watch.changed());
    made[0].times--;
    watch.look();
    assertEquals(Optional.of(FIELD), watch.changed(), "once seen it stays");
  }

  @Test
  void afterThatOnlyEndsAre() {
    startOver(2);
    made[0].times++;
    watch.operation();
    assertEquals(Optional.empty(), watch.changed());
    watch.ended();
    assertEquals(Optional.of(FIELD), watch.changed());
  }

  @Test
  void afterManyExecutionsFewEndsAre() {
    startOver(17);
    made[0].times++;
    watch.ended();
    assertEquals(Optional.empty(), watch.changed());
    startOver(14);
    watch.ended();
    assertEquals(Optional.empty(), watch.changed(), "the 31st");
    startOver(1);
    watch.ended();
    assertEquals(Optional.of(FIELD), watch.changed(), "the 32nd");
  }

  @Test
  void theSixteenthIsLookedAtAndTheEndIsWhenAsked() {
    startOver(17);
    made[0].times++;
    watch.look();
    assertEquals(Optional.of(FIELD), watch.changed());
    OutsideWatch other = new OutsideWatch(program().machine());
    for (int time = 0; time < 16; time++) {
      other.startOver();
    }
    made[0].times++;
    other.ended();
    assertEquals(Optional.of(FIELD), other.changed());
  }

  @Test
  void stateThatAHookChangesIsBroken() {
    Judged judged =
        Judged.of(
            EXIT_AGAINST_RETURN,
            kernel ->
                new ReferenceCounting(kernel) {
                  private int returns;

                  @Override
                  public void giveBack(int cpu, Mm mm) {
                    returns++;
                    super.giveBack(cpu, mm);
                  }
                },
            Model.SC);
    assertEquals(1, judged.broken(Property.X4).size());
    assertEquals(
        Set.of(), Judged.of(EXIT_AGAINST_RETURN, ReferenceCounting::new, Model.SC).broken());
  }

  /** What a scheme might hand on. */
  private static final class Message {
    @SuppressWarnings("UnusedVariable") // Nobody reads it.
    private int value;
  }

  @Test
  void anObjectThatIsHandedOnInOneOfTheFirstExecutionsMustNotChange() {
    Message early = new Message();
    Message late = new Message();
    startOver(1);
    watch.handsOn(early);
    startOver(16);
    watch.handsOn(late);
    late.value++;
    watch.look();
    assertEquals(Optional.empty(), watch.changed(), "it was not looked at any more");
    early.value++;
    watch.look();
    assertEquals(
        Optional.of("an object in a cell, field " + Message.class.getName() + ".value"),
        watch.changed());
  }
}

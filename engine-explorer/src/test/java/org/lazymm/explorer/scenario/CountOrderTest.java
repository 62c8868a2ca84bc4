package org.lazymm.explorer.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lazymm.explorer.scenario.Scenes.scene;
import static org.lazymm.explorer.scenario.Scenes.steps;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lazymm.explorer.graph.Mode;
import org.lazymm.explorer.graph.Update;
import org.lazymm.explorer.scenario.CpuLog.Moment;
import org.lazymm.scheduler.machine.Model;

class CountOrderTest {
  private static final String EARLY =
      "O3 cpu1 drops a reference to mm2 that cpu0 counted, but nothing orders the count before the"
          + " drop: the count may reach 0 too early";

  private final Sketch sketch = new Sketch(scene(2, steps(), steps()));

  @Test
  void aUserMoreOrLessOfALivingMmIsSound() {
    sketch.add(0, sketch.users("o"), 1, Mode.FULL);
    sketch.add(0, sketch.users("o"), -2, Mode.FULL);
    assertEquals(List.of(), sketch.counts());
  }

  @Test
  void aUserOfADeadMmIsBroken() {
    sketch.add(0, sketch.users("o"), -1, Mode.FULL);
    sketch.add(1, sketch.users("o"), 1, Mode.FULL);
    assertEquals(List.of("S3 mm2 is dead and gets a user"), sketch.counts());
  }

  @Test
  void aCountThatRisesFromZeroIsBroken() {
    sketch.add(0, sketch.count("o"), -1, Mode.FULL);
    sketch.add(0, sketch.count("o"), 1, Mode.FULL);
    assertEquals(List.of("S2 the count of mm2 rises from 0"), sketch.counts());
  }

  @Test
  void aCountThatRisesFromOneIsSound() {
    sketch.add(0, sketch.count("o"), 1, Mode.RELAXED);
    sketch.add(0, sketch.count("o"), -2, Mode.RELAXED);
    assertEquals(List.of(), sketch.counts());
  }

  @Test
  void onlyAdditionsRaise() {
    int location = sketch.count("o");
    sketch.write(0, location, 0, Mode.RELAXED);
    sketch.write(0, location, 1, Mode.RELAXED);
    sketch.write(0, sketch.users("o"), 0, Mode.RELAXED);
    sketch.write(0, sketch.users("o"), 1, Mode.RELAXED);
    assertEquals(List.of(), sketch.counts(), "memory used again is set up so");
  }

  /** CPU 0 counts a reference, and tells CPU 1 by a cell, which drops one. */
  private void delegate(Sketch on, Mode count, Mode tell, Mode learn, Mode drop) {
    on.add(0, on.count("o"), 1, count);
    int cell = on.program.engine().explored().newLocation("cell", 0, CellRole.ORDINARY);
    int told = on.write(0, cell, 1, tell);
    on.read(1, cell, told, learn);
    on.add(1, on.count("o"), -1, drop);
  }

  @Test
  void aReferenceThatMayBeDroppedBeforeItIsCountedIsBroken() {
    delegate(sketch, Mode.RELAXED, Mode.RELAXED, Mode.RELAXED, Mode.RELAXED);
    assertEquals(List.of(EARLY), sketch.counts());
  }

  @Test
  void aReleaseAndAnAcquireOrderTheCountBeforeTheDrop() {
    delegate(sketch, Mode.RELAXED, Mode.RELEASE, Mode.ACQUIRE, Mode.RELAXED);
    assertEquals(List.of(), sketch.counts());
  }

  @Test
  void aReleaseAloneIsEnoughIfTheDropIsFull() {
    delegate(sketch, Mode.RELAXED, Mode.RELEASE, Mode.RELAXED, Mode.FULL);
    assertEquals(List.of(), sketch.counts());
  }

  @Test
  void aModelThatShowsEveryOrderNeedsNoSuchLook() {
    Sketch sc = new Sketch(scene(2, steps(), steps()), Model.SC);
    delegate(sc, Mode.RELAXED, Mode.RELAXED, Mode.RELAXED, Mode.RELAXED);
    assertEquals(List.of(), sc.counts());
  }

  @Test
  void aDropThatLeavesAReferenceIsNotEarly() {
    sketch.add(1, sketch.count("o"), 1, Mode.RELAXED);
    delegate(sketch, Mode.RELAXED, Mode.RELAXED, Mode.RELAXED, Mode.RELAXED);
    assertEquals(List.of(), sketch.counts());
  }

  private boolean isDelegation(int count, int drop) {
    return CountOrder.isDelegation(sketch.execution(), count, drop);
  }

  @Test
  void aCountIsDelegatedIfItLedToADropElsewhereThatNeedsIt() {
    int count = sketch.add(0, sketch.count("o"), 1, Mode.FULL);
    int cell = sketch.program.engine().explored().newLocation("cell", 0, CellRole.ORDINARY);
    int told = sketch.write(0, cell, 1, Mode.RELEASE);
    sketch.read(1, cell, told, Mode.ACQUIRE);
    int drop = sketch.add(1, sketch.count("o"), -1, Mode.FULL);
    int own = sketch.add(0, sketch.count("o"), -1, Mode.FULL);
    int users = sketch.add(1, sketch.users("o"), -1, Mode.FULL);
    assertTrue(isDelegation(count, drop));
    assertFalse(isDelegation(drop, count), "a drop counts nothing");
    assertFalse(isDelegation(count, own), "it is the CPU's own");
    assertFalse(isDelegation(count, users), "it is another cell");
    assertFalse(isDelegation(count, count));
  }

  @Test
  void aDropThatDoesNotNeedTheCountIsNoDelegation() {
    sketch.add(1, sketch.count("o"), 1, Mode.FULL);
    int count = sketch.add(0, sketch.count("o"), 1, Mode.FULL);
    int cell = sketch.program.engine().explored().newLocation("cell", 0, CellRole.ORDINARY);
    int told = sketch.write(0, cell, 1, Mode.RELEASE);
    sketch.read(1, cell, told, Mode.ACQUIRE);
    int drop = sketch.add(1, sketch.count("o"), -1, Mode.FULL);
    assertFalse(isDelegation(count, drop));
    int last = sketch.add(1, sketch.count("o"), -1, Mode.FULL);
    assertFalse(isDelegation(count, last), "the other drop waits for the count");
  }

  @Test
  void aDropNeedsTheCountIfAnotherDropNeedNotWaitForIt() {
    sketch.add(1, sketch.count("o"), 1, Mode.FULL);
    int count = sketch.add(0, sketch.count("o"), 1, Mode.RELAXED);
    int cell = sketch.program.engine().explored().newLocation("cell", 0, CellRole.ORDINARY);
    int told = sketch.write(0, cell, 1, Mode.RELAXED);
    sketch.read(1, cell, told, Mode.RELAXED);
    int drop = sketch.add(1, sketch.count("o"), -1, Mode.RELAXED);
    assertFalse(isDelegation(count, drop));
    int last = sketch.add(1, sketch.count("o"), -1, Mode.RELAXED);
    assertTrue(isDelegation(count, last), "one is left, which is the one counted");
  }

  @Test
  void aDropThatDidNotFollowFromTheCountIsNoDelegation() {
    int count = sketch.add(0, sketch.count("o"), 1, Mode.FULL);
    int drop = sketch.add(1, sketch.count("o"), -2, Mode.FULL);
    assertFalse(isDelegation(count, drop), "the count is all that they share");
    int later = sketch.add(1, sketch.count("o"), -1, Mode.FULL);
    assertTrue(isDelegation(count, later), "the CPU's first drop has read it");
  }

  @Test
  void anUngrabThatLeavesAReferenceIsSound() {
    sketch.add(0, sketch.count("o"), 1, Mode.FULL);
    sketch.note(0, Moment.UNGRAB, "o");
    sketch.add(0, sketch.count("o"), -1, Mode.RELAXED);
    sketch.add(0, sketch.count("o"), -1, Mode.RELAXED);
    assertEquals(List.of(), sketch.counts());
  }

  @Test
  void anUngrabThatTakesTheLastReferenceIsBroken() {
    sketch.note(0, Moment.UNGRAB, "o");
    sketch.add(0, sketch.count("o"), -1, Mode.RELAXED);
    assertEquals(List.of("S2 ungrab takes the last reference of mm2"), sketch.counts());
  }

  @Test
  void aDropMayTakeTheLastReference() {
    sketch.note(0, Moment.UNPIN, "o");
    sketch.add(0, sketch.count("o"), -1, Mode.RELAXED);
    sketch.note(1, Moment.UNGRAB, "o");
    assertEquals(List.of(), sketch.counts(), "an ungrab that was not reached changes nothing");
  }

  @Test
  void anUpdateThatIsNoAdditionAddsNothing() {
    int write = sketch.add(0, sketch.count("o"), 1, Mode.FULL);
    assertTrue(sketch.execution().adds(write, true));
    assertFalse(sketch.execution().adds(write, false));
    sketch.graph.operands(write - 1, Update.EXCHANGE, 1, 0);
    assertFalse(sketch.execution().adds(write, true));
    assertFalse(sketch.execution().adds(write - 1, true));
  }

  @Test
  void anUngrabOfAFormerRunIsNone() {
    sketch.note(0, Moment.UNGRAB, "o");
    sketch.program.log(0).clear();
    sketch.add(0, sketch.count("o"), -1, Mode.RELAXED);
    assertEquals(List.of(), sketch.counts());
  }
}

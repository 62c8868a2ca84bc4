package org.lazymm.explorer.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lazymm.explorer.scenario.Scenes.scene;
import static org.lazymm.explorer.scenario.Scenes.steps;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lazymm.api.Home;
import org.lazymm.explorer.graph.Label;
import org.lazymm.explorer.graph.Mode;
import org.lazymm.explorer.graph.Update;
import org.lazymm.explorer.scenario.CpuLog.Moment;

class ExecutionTest {
  /** Nobody runs on the mm of o, which has one user and one reference. */
  private final Sketch sketch = new Sketch(scene(2, steps("1 run q"), steps()));

  /** A cell that a scheme keeps for the mm of a task. */
  private int state(String task) {
    return ExploredMemory.location(
        sketch.program.engine().memory().number("state", Home.mm(sketch.mm(task)), 0));
  }

  /** A cell that a scheme has once. */
  private int cell() {
    return ExploredMemory.location(
        sketch.program.engine().memory().number("cell", Home.machine(), 0));
  }

  private int read(int cpu, int location) {
    return sketch.read(cpu, location, sketch.graph.coLast(location), Mode.RELAXED);
  }

  /** The events that use the memory of an mm. */
  private List<Integer> uses() {
    Execution execution = sketch.execution();
    return IntStream.range(0, execution.size()).filter(execution::isUse).boxed().toList();
  }

  @Test
  void anEventIsForWhatItsCellIsFor() {
    int pendingIpis = sketch.graph.add(0, Label.READ, 0);
    int users = read(0, sketch.users("o"));
    sketch.barrier(0);
    Execution execution = sketch.execution();
    assertEquals(CellRole.DOORBELL, execution.role(pendingIpis));
    assertEquals(CellRole.USERS, execution.role(users));
    assertEquals(CellRole.ORDINARY, execution.role(users + 1), "a barrier has no cell");
  }

  @Test
  void anEventIsAboutTheMmThatItsCellIsAFieldOf() {
    int use = sketch.use(0, "o");
    int count = read(0, sketch.count("o"));
    int free = sketch.free(0, "o");
    int cell = read(0, cell());
    sketch.barrier(0);
    Execution execution = sketch.execution();
    for (int event : new int[] {use, count, free}) {
      assertEquals(sketch.body("o"), execution.body(event));
    }
    assertEquals(-1, execution.body(cell));
    assertEquals(-1, execution.body(cell + 1));
  }

  @Test
  void anAccessToTheSchemesStateIsAUseIfItWasLookedUp() {
    int state = state("o");
    read(0, state);
    assertEquals(List.of(), uses());
    sketch.note(0, Moment.LOOKUP, "o");
    int found = read(0, state);
    read(0, state);
    assertEquals(List.of(found), uses(), "the first after it was looked up");
  }

  @Test
  void aLookIsAUseWhereTheStateIsAccessed() {
    int state = state("o");
    int cell = cell();
    int others = state("q");
    sketch.note(0, Moment.LOOKUP, "o");
    read(0, cell);
    read(0, others);
    sketch.barrier(0);
    int users = read(0, sketch.users("o"));
    int found = read(0, state);
    assertEquals(List.of(users, found), uses(), "the users are the kernel's own");
  }

  @Test
  void anUpdateOfTheSchemesStateIsUsedByItsWrite() {
    int state = state("o");
    sketch.note(1, Moment.LOOKUP, "o");
    int write = sketch.add(1, state, 1, Mode.RELAXED);
    assertEquals(List.of(write), uses());
  }

  @Test
  void anUpdateOfTheSchemesStateThatFailsIsUsedByItsRead() {
    sketch.note(1, Moment.LOOKUP, "o");
    int read = failed(1, state("o"));
    read(1, cell());
    assertEquals(List.of(read), uses());
  }

  /** A comparison that finds something else and so writes nothing. */
  private int failed(int cpu, int location) {
    int read = sketch.graph.add(cpu, Label.READ | Label.RMW, location);
    sketch.graph.readFrom(read, sketch.graph.coLast(location), 1);
    sketch.graph.operands(read, Update.COMPARE_EXCHANGE, 5, 7);
    return read;
  }

  @Test
  void aStateThatIsLookedUpAndNotAccessedIsNotUsed() {
    int state = state("o");
    read(1, state);
    read(0, cell());
    sketch.note(0, Moment.LOOKUP, "o");
    assertEquals(List.of(), uses());
    sketch.barrier(0);
    assertEquals(List.of(), uses());
  }

  @Test
  void aLookOfAFormerRunIsNone() {
    int state = state("o");
    sketch.note(0, Moment.LOOKUP, "o");
    sketch.program.log(0).clear();
    read(0, state);
    assertEquals(List.of(), uses());
  }

  @Test
  void anUpdateOfACountIsOneUseAndThatIsItsWrite() {
    int write = sketch.add(0, sketch.count("o"), 1, Mode.FULL);
    int users = sketch.add(1, sketch.users("o"), 1, Mode.FULL);
    int failed = failed(0, sketch.count("o"));
    read(1, cell());
    assertEquals(List.of(write, users, failed), uses());
  }

  @Test
  void aFreeAndABirthAreNoUses() {
    sketch.free(0, "o");
    sketch.reallocate(0, "o");
    sketch.barrier(0);
    assertEquals(List.of(), uses());
  }

  @Test
  void anAdditionRaisesOrLowersByItsOperand() {
    int up = sketch.add(0, sketch.count("o"), 2, Mode.FULL);
    int down = sketch.add(0, sketch.count("o"), -1, Mode.FULL);
    int nothing = sketch.add(0, sketch.count("o"), 0, Mode.FULL);
    Execution execution = sketch.execution();
    assertTrue(execution.adds(up, true));
    assertFalse(execution.adds(up, false));
    assertTrue(execution.adds(down, false));
    assertFalse(execution.adds(down, true));
    assertFalse(execution.adds(nothing, true));
    assertFalse(execution.adds(up - 1, true), "its write does, not its read");
  }

  @Test
  void noEventIsBeforeItself() {
    int use = sketch.use(0, "o");
    int free = sketch.free(0, "o");
    Execution execution = sketch.execution();
    assertFalse(execution.isBefore(use, use));
    assertTrue(execution.isBefore(use, free));
    assertFalse(execution.isBefore(free, use));
  }

  @Test
  void whatWasLearnedBeforeOrdersOnlyWhatItIsFencedWith() {
    int count = sketch.add(0, sketch.count("o"), 1, Mode.RELAXED);
    int cell = cell();
    int told = sketch.write(0, cell, 1, Mode.RELEASE);
    sketch.read(1, cell, told, Mode.RELAXED);
    int drop = sketch.add(1, sketch.count("o"), -1, Mode.RELAXED);
    assertFalse(sketch.execution().isLearnedBefore(count, drop), "nothing orders the two");
    sketch.read(1, cell, told, Mode.ACQUIRE);
    int later = sketch.add(1, sketch.count("o"), -1, Mode.RELAXED);
    assertTrue(sketch.execution().isLearnedBefore(count, later));
  }

  @Test
  void whatTheCountItselfHeldIsNotLearned() {
    int count = sketch.add(0, sketch.count("o"), 1, Mode.FULL);
    int drop = sketch.add(1, sketch.count("o"), -1, Mode.FULL);
    assertFalse(sketch.execution().isLearnedBefore(count, drop), "that is what the drop would do");
  }

  @Test
  void aBarrierTeachesNothingByItself() {
    int count = sketch.add(0, sketch.count("o"), 1, Mode.RELAXED);
    int cell = cell();
    sketch.write(0, cell, 1, Mode.RELEASE);
    sketch.barrier(1);
    int drop = sketch.add(1, sketch.count("o"), -1, Mode.FULL);
    assertFalse(sketch.execution().isLearnedBefore(count, drop));
  }

  @Test
  void aBirthByAnotherCpuIsNoLaterLifeOfWhatWasFreed() {
    int birth = sketch.reallocate(1, "o");
    sketch.order(1, 0);
    int free = sketch.free(0, "o");
    int use = sketch.use(0, "o");
    Execution execution = sketch.execution();
    assertTrue(execution.isBefore(birth, free));
    assertFalse(execution.isLaterLife(free, use));
    assertTrue(execution.isLastLife(free));
    assertTrue(execution.isReborn(sketch.body("o")));
    assertFalse(execution.isReborn(sketch.body("q")));
  }

  @Test
  void aBirthAfterTheFreeIsALaterLifeOfWhatComesAfterIt() {
    int use = sketch.use(0, "o");
    int free = sketch.free(0, "o");
    sketch.reallocate(0, "q");
    int between = sketch.use(0, "o");
    sketch.reallocate(0, "o");
    int after = sketch.use(0, "o");
    int elsewhere = sketch.use(1, "o");
    Execution execution = sketch.execution();
    assertFalse(execution.isLaterLife(free, use));
    assertFalse(execution.isLaterLife(free, between));
    assertTrue(execution.isLaterLife(free, after));
    assertFalse(execution.isLaterLife(free, elsewhere), "it may be of the former life");
    assertFalse(execution.isLastLife(free));
    assertTrue(execution.isReborn(sketch.body("o"), after));
    assertFalse(execution.isReborn(sketch.body("o"), between));
  }

  @Test
  void aCellMayHoldWhatIsWrittenMeanwhile() {
    sketch.add(0, sketch.count("o"), -1, Mode.FULL);
    int free = sketch.free(0, "o");
    Execution before = sketch.execution();
    assertEquals(0, before.positiveDuring(sketch.count("o"), free));
    sketch.add(1, sketch.count("o"), 3, Mode.RELAXED);
    assertEquals(3, sketch.execution().positiveDuring(sketch.count("o"), free));
  }

  @Test
  void aCellDoesNotHoldWhatIsWrittenLater() {
    sketch.add(0, sketch.count("o"), -1, Mode.FULL);
    int free = sketch.free(0, "o");
    sketch.order(0, 1);
    sketch.add(1, sketch.count("o"), 3, Mode.RELAXED);
    assertEquals(0, sketch.execution().positiveDuring(sketch.count("o"), free));
  }

  @Test
  void whatItsCpuHasSeenLastIsTheOldestThatACellMayHold() {
    int write = sketch.write(1, sketch.count("o"), 0, Mode.RELAXED);
    sketch.read(0, sketch.count("o"), write, Mode.RELAXED);
    int free = sketch.free(0, "o");
    assertEquals(0, sketch.execution().positiveDuring(sketch.count("o"), free));
    int unseen = sketch.free(1, "q");
    assertEquals(1, sketch.execution().positiveDuring(sketch.count("q"), unseen));
  }

  @Test
  void aPinIsTheFirstChangeOfTheCountAfterIt() {
    int earlier = sketch.add(0, sketch.count("o"), 1, Mode.FULL);
    sketch.note(0, Moment.PIN, "o");
    int others = sketch.add(0, sketch.count("q"), 1, Mode.FULL);
    read(0, sketch.count("o"));
    int pin = sketch.add(0, sketch.count("o"), 1, Mode.FULL);
    int later = sketch.add(0, sketch.count("o"), 1, Mode.FULL);
    sketch.note(0, Moment.UNPIN, "o");
    int unpin = sketch.add(0, sketch.count("o"), -1, Mode.FULL);
    Execution execution = sketch.execution();
    assertTrue(execution.isPin(pin));
    for (int other : new int[] {earlier, others, later, unpin}) {
      assertFalse(execution.isPin(other));
    }
  }

  @Test
  void aPinOfAFormerRunIsNone() {
    sketch.note(0, Moment.PIN, "o");
    sketch.program.log(0).clear();
    int count = sketch.add(0, sketch.count("o"), 1, Mode.FULL);
    assertFalse(sketch.execution().isPin(count));
  }
}

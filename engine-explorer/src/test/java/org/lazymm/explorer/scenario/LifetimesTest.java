package org.lazymm.explorer.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.lazymm.explorer.scenario.Scenes.scene;
import static org.lazymm.explorer.scenario.Scenes.steps;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.graph.Label;
import org.lazymm.explorer.graph.Mode;
import org.lazymm.explorer.scenario.CpuLog.Moment;

/** Longer than 400 lines: each order of a use and a free. */
class LifetimesTest {
  private static final String UNORDERED =
      "S1 cpu1 may still use mm2 when cpu0 frees it: nothing orders that use before the free";
  private static final String PINNED = "K3 mm2 is freed while it may be pinned";

  /** Nobody runs on the mm of o, which has one user and one reference. */
  private final Sketch sketch = new Sketch(scene(2, steps("1 run q"), steps()));

  private void die(int cpu) {
    sketch.add(cpu, sketch.users("o"), -1, Mode.FULL);
    sketch.add(cpu, sketch.count("o"), -1, Mode.FULL);
  }

  @Test
  void aFreeAfterAllUsesIsSound() {
    sketch.use(1, "o");
    sketch.order(1, 0);
    die(0);
    sketch.free(0, "o");
    assertEquals(List.of(), sketch.lifetimes());
  }

  @Test
  void aUseThatNothingOrdersBeforeTheFreeIsBroken() {
    die(0);
    sketch.use(1, "o");
    sketch.use(1, "o");
    sketch.free(0, "o");
    assertEquals(List.of(UNORDERED), sketch.lifetimes(), "once for each free");
  }

  @Test
  void theUseAndTheFreeAreTheCulprits() {
    die(0);
    int use = sketch.use(1, "o");
    int free = sketch.free(0, "o");
    List<Finding> findings = new ArrayList<>();
    Lifetimes.judge(sketch.execution(), findings);
    assertEquals(use, findings.get(0).first());
    assertEquals(free, findings.get(0).second());
    assertEquals(1, findings.get(0).violation().cpu());
  }

  @Test
  void aUseAfterTheFreeIsBroken() {
    die(0);
    sketch.free(0, "o");
    sketch.order(0, 1);
    sketch.use(1, "o");
    assertEquals(List.of("S1 cpu1 uses mm2 after cpu0 has freed it"), sketch.lifetimes());
  }

  @Test
  void aUseOfAnotherMmIsNoneOfThis() {
    die(0);
    sketch.use(1, "q");
    sketch.free(0, "o");
    assertEquals(List.of(), sketch.lifetimes());
  }

  @Test
  void anAccessToTheCountIsAUse() {
    die(0);
    sketch.read(1, sketch.count("o"), sketch.graph.coLast(sketch.count("o")), Mode.RELAXED);
    sketch.free(0, "o");
    assertEquals(List.of(UNORDERED), sketch.lifetimes());
  }

  @Test
  void aSecondFreeIsBrokenWhereverItIs() {
    die(0);
    sketch.free(0, "o");
    sketch.free(1, "o");
    assertEquals(
        "S2 mm2 is freed twice, by cpu0 and by cpu1",
        sketch.lifetimes().stream().filter(each -> each.startsWith("S2")).findFirst().orElse(""));
  }

  @Test
  void aFreeOfWhatTheMemoryBecameIsSound() {
    die(0);
    sketch.free(0, "o");
    sketch.reallocate(0, "o");
    sketch.free(0, "o");
    assertEquals(List.of(), sketch.lifetimes());
  }

  @Test
  void aUseOfWhatTheMemoryBecameIsSound() {
    die(0);
    sketch.free(0, "o");
    sketch.reallocate(0, "o");
    sketch.order(0, 1);
    sketch.use(1, "o");
    assertEquals(List.of(), sketch.lifetimes());
  }

  @Test
  void aUseThatMayBeOfTheFormerLifeIsBroken() {
    die(0);
    sketch.free(0, "o");
    sketch.order(0, 1);
    sketch.reallocate(0, "o");
    sketch.use(1, "o");
    assertEquals(List.of("S1 cpu1 uses mm2 after cpu0 has freed it"), sketch.lifetimes());
  }

  @Test
  void aBirthOfAnotherMmChangesNothing() {
    die(0);
    sketch.free(0, "o");
    sketch.reallocate(0, "q");
    sketch.order(0, 1);
    sketch.use(1, "o");
    assertEquals(List.of("S1 cpu1 uses mm2 after cpu0 has freed it"), sketch.lifetimes());
  }

  @Test
  void aCpuThatHoldsAnMmForEverIsBroken() {
    Sketch held = new Sketch(scene(2, steps("1 run o"), steps()));
    held.add(0, held.users("o"), -1, Mode.FULL);
    held.add(0, held.count("o"), -1, Mode.FULL);
    held.free(0, "o");
    assertEquals(List.of("S1 cpu1 holds mm2 for ever, and it is freed"), held.lifetimes());
    held.reallocate(0, "o");
    assertEquals(List.of(), held.lifetimes(), "it may hold what the memory became");
  }

  @Test
  void aUserThatIsLeftAtTheFreeIsBroken() {
    sketch.add(0, sketch.count("o"), -1, Mode.FULL);
    sketch.free(0, "o");
    assertEquals(List.of("S4 mm2 is freed while it may have 1 user"), sketch.lifetimes());
  }

  @Test
  void aUserThatMayBeLeftAtTheFreeIsBroken() {
    sketch.add(0, sketch.count("o"), -1, Mode.FULL);
    int gone = sketch.add(1, sketch.users("o"), -1, Mode.RELAXED);
    sketch.free(0, "o");
    assertEquals(
        List.of(UNORDERED, "S4 mm2 is freed while it may have 1 user"), sketch.lifetimes());
    assertEquals(0, sketch.graph.value(gone));
  }

  @Test
  void aUserThatIsGoneBeforeTheFreeIsSound() {
    sketch.add(1, sketch.users("o"), -1, Mode.FULL);
    sketch.order(1, 0);
    sketch.add(0, sketch.count("o"), -1, Mode.FULL);
    sketch.free(0, "o");
    assertEquals(List.of(), sketch.lifetimes());
  }

  @Test
  void whatTheFreerHasSeenIsOver() {
    int gone = sketch.add(1, sketch.users("o"), -1, Mode.FULL);
    sketch.add(0, sketch.count("o"), -1, Mode.FULL);
    sketch.read(0, sketch.users("o"), gone, Mode.RELAXED);
    sketch.free(0, "o");
    // Relaxed, the read orders no use before the free; but the users are 0.
    assertEquals(List.of(UNORDERED), sketch.lifetimes());
  }

  @Test
  void aReferenceThatIsLeftAtTheFreeIsBroken() {
    sketch.add(0, sketch.count("o"), 2, Mode.FULL);
    sketch.add(0, sketch.users("o"), -1, Mode.FULL);
    sketch.free(0, "o");
    assertEquals(List.of("K1 mm2 is freed while it may be counted 3 times"), sketch.lifetimes());
  }

  @Test
  void aReferenceThatIsTakenAfterTheFreeIsNotLeftAtIt() {
    die(0);
    sketch.free(0, "o");
    sketch.order(0, 1);
    sketch.add(1, sketch.count("o"), 1, Mode.FULL);
    assertEquals(List.of("S1 cpu1 uses mm2 after cpu0 has freed it"), sketch.lifetimes());
  }

  @Test
  void aPinThatIsDroppedBeforeTheFreeIsSound() {
    sketch.note(1, Moment.UNPIN, "o");
    sketch.add(1, sketch.count("o"), -1, Mode.FULL);
    sketch.order(1, 0);
    sketch.add(0, sketch.users("o"), -1, Mode.FULL);
    sketch.free(0, "o");
    assertEquals(List.of(), sketch.lifetimes());
  }

  @Test
  void aPinThatMayBeDroppedLaterIsBroken() {
    die(0);
    sketch.add(0, sketch.count("o"), 1, Mode.FULL);
    sketch.note(1, Moment.UNPIN, "o");
    sketch.add(1, sketch.count("o"), -1, Mode.RELAXED);
    sketch.read(0, sketch.count("o"), sketch.graph.coLast(sketch.count("o")), Mode.RELAXED);
    sketch.free(0, "o");
    assertEquals(List.of(UNORDERED, PINNED), sketch.lifetimes());
  }

  @Test
  void aPinOfAnotherMmIsNoneOfThis() {
    die(0);
    sketch.note(1, Moment.UNPIN, "q");
    sketch.add(1, sketch.count("q"), -1, Mode.RELAXED);
    sketch.free(0, "o");
    assertEquals(List.of(), sketch.lifetimes());
  }

  @Test
  void aPinThatIsTakenAfterTheFreeIsAUseAndNoPin() {
    die(0);
    sketch.free(0, "o");
    sketch.order(0, 1);
    sketch.note(1, Moment.PIN, "o");
    sketch.add(1, sketch.count("o"), 1, Mode.FULL);
    sketch.note(1, Moment.UNPIN, "o");
    sketch.add(1, sketch.count("o"), -1, Mode.FULL);
    assertEquals(List.of("S1 cpu1 uses mm2 after cpu0 has freed it"), sketch.lifetimes());
  }

  @Test
  void aPinThatIsTakenBeforeTheFreeAndDroppedAfterItIsBroken() {
    sketch.note(1, Moment.PIN, "o");
    sketch.add(1, sketch.count("o"), 1, Mode.FULL);
    sketch.order(1, 0);
    sketch.add(0, sketch.users("o"), -1, Mode.FULL);
    sketch.add(0, sketch.count("o"), -2, Mode.FULL);
    sketch.free(0, "o");
    sketch.order(0, 1);
    sketch.note(1, Moment.UNPIN, "o");
    sketch.add(1, sketch.count("o"), -1, Mode.FULL);
    assertEquals(List.of("S1 cpu1 uses mm2 after cpu0 has freed it", PINNED), sketch.lifetimes());
  }

  @Test
  void aPinOfWhatTheMemoryBecameIsSound() {
    die(0);
    sketch.free(0, "o");
    sketch.reallocate(0, "o");
    sketch.add(0, sketch.count("o"), 2, Mode.FULL);
    sketch.order(0, 1);
    sketch.note(1, Moment.UNPIN, "o");
    sketch.add(1, sketch.count("o"), -1, Mode.FULL);
    assertEquals(List.of(), sketch.lifetimes());
  }

  @Test
  void aDropOfAPinThatDoesNotCountIsNone() {
    die(0);
    sketch.free(0, "o");
    sketch.note(1, Moment.UNPIN, "o");
    assertEquals(List.of(), sketch.lifetimes());
  }

  @Test
  void aPinThatIsNeverDroppedIsBroken() {
    Sketch kept = new Sketch(scene(2, steps("0 run q", "0 pin o"), steps()));
    kept.add(0, kept.users("o"), -1, Mode.FULL);
    kept.add(0, kept.count("o"), -2, Mode.FULL);
    kept.free(0, "o");
    assertEquals(List.of(PINNED), kept.lifetimes());
    kept.reallocate(0, "o");
    assertEquals(List.of(), kept.lifetimes(), "what the memory became may be pinned");
  }

  @Test
  void onlyFreesAreJudged() {
    sketch.reallocate(0, "o");
    sketch.use(1, "o");
    assertEquals(List.of(), sketch.lifetimes());
    assertEquals(ExecutionGraph.NONE, sketch.execution().countFrom(0, 0, sketch.body("o")));
  }

  /** The mm of o has been freed in the setup, while CPU 0 ran it last. */
  private final Sketch gone = new Sketch(scene(2, steps("0 run o", "0 exit", "0 run q"), steps()));

  private int memoryOfTheGone() {
    for (int location = 0; location < gone.program.engine().explored().locations(); location++) {
      if (gone.program.locationName(location).equals("mm2")) {
        return location;
      }
    }
    throw new AssertionError("no mm2");
  }

  @Test
  void whatWasFreedInTheSetupMayNotBeUsed() {
    int use = gone.graph.add(1, Label.USE, memoryOfTheGone());
    List<Finding> findings = new ArrayList<>();
    Lifetimes.judge(gone.execution(), findings);
    assertEquals(List.of("S1 cpu1 uses mm2, which was freed in the setup"), Sketch.texts(findings));
    assertEquals(1, findings.get(0).violation().cpu());
    assertEquals(use, findings.get(0).first());
    assertEquals(ExecutionGraph.NONE, findings.get(0).second());
  }

  @Test
  void whatWasFreedInTheSetupMayNotBeFreedAgain() {
    gone.graph.add(1, Label.FREE, memoryOfTheGone());
    assertEquals(List.of("S2 cpu1 frees mm2, which was freed in the setup"), gone.lifetimes());
  }

  @Test
  void whatWasNotFreedInTheSetupMayBeUsed() {
    gone.use(1, "q");
    gone.barrier(1);
    assertEquals(List.of(), gone.lifetimes());
  }

  @Test
  void whatTheMemoryBecomesAfterTheSetupMayBeUsed() {
    gone.graph.add(0, Label.FREE | Label.ALLOC, memoryOfTheGone());
    gone.graph.add(0, Label.USE, memoryOfTheGone());
    gone.order(0, 1);
    gone.graph.add(1, Label.USE, memoryOfTheGone());
    assertEquals(List.of(), gone.lifetimes());
  }

  @Test
  void aUseThatMayComeBeforeTheMemoryBecomesAnotherMmIsBroken() {
    gone.graph.add(1, Label.USE, memoryOfTheGone());
    gone.order(1, 0);
    gone.graph.add(0, Label.FREE | Label.ALLOC, memoryOfTheGone());
    assertEquals(List.of("S1 cpu1 uses mm2, which was freed in the setup"), gone.lifetimes());
  }

  @Test
  void aBirthInOtherMemoryMendsNothing() {
    gone.reallocate(1, "q");
    gone.graph.add(1, Label.USE, memoryOfTheGone());
    assertEquals(List.of("S1 cpu1 uses mm2, which was freed in the setup"), gone.lifetimes());
  }

  @Test
  void aCpuMayNotHoldForEverWhatWasFreedInTheSetup() {
    Sketch held =
        new Sketch(
            scene(
                2, steps("1 run b", "1 exit", "1 run k", "0 run a", "0 exit", "0 run q"), steps()));
    assertEquals(
        List.of("S1 cpu1 holds an mm for ever that was freed in the setup"), held.lifetimes());
    int body = held.program.engine().body(held.program.machine().cpu(1).active());
    held.reallocate(0, "q");
    assertEquals(
        List.of("S1 cpu1 holds an mm for ever that was freed in the setup"), held.lifetimes());
    held.graph.add(0, Label.FREE | Label.ALLOC, body);
    assertEquals(List.of(), held.lifetimes(), "it holds what the memory has become");
  }

  @Test
  void aReferenceThatIsTakenWhileItMayBeFreedIsLeftAtTheFree() {
    die(0);
    sketch.free(0, "o");
    sketch.add(1, sketch.count("o"), 1, Mode.RELAXED);
    assertEquals(
        List.of(UNORDERED, "K1 mm2 is freed while it may be counted once"), sketch.lifetimes());
  }

  @Test
  void aDropOfAPinThatAFormerRunNotedIsNone() {
    die(0);
    sketch.note(1, Moment.UNPIN, "o");
    sketch.program.log(1).clear();
    sketch.add(1, sketch.count("o"), 0, Mode.RELAXED);
    sketch.free(0, "o");
    assertEquals(List.of(UNORDERED), sketch.lifetimes());
  }

  /** The mm of o has a pin that nobody drops. */
  private static Sketch pinned() {
    Sketch pinned = new Sketch(scene(2, steps("0 run q", "0 pin o"), steps()));
    pinned.add(0, pinned.users("o"), -1, Mode.FULL);
    pinned.add(0, pinned.count("o"), -2, Mode.FULL);
    return pinned;
  }

  @Test
  void aPinThatIsTakenAfterTheFreeAndKeptIsNoneAtTheFree() {
    Sketch pinned = pinned();
    pinned.free(0, "o");
    pinned.order(0, 1);
    pinned.note(1, Moment.PIN, "o");
    pinned.add(1, pinned.count("o"), 1, Mode.FULL);
    assertEquals(List.of("S1 cpu1 uses mm2 after cpu0 has freed it"), pinned.lifetimes());
  }

  @Test
  void aPinThatMayBeTakenBeforeTheFreeAndIsKeptIsBroken() {
    Sketch pinned = pinned();
    pinned.note(1, Moment.PIN, "o");
    pinned.add(1, pinned.count("o"), -1, Mode.RELAXED);
    pinned.free(0, "o");
    assertEquals(List.of(UNORDERED, PINNED), pinned.lifetimes());
  }

  @Test
  void pinsOfOtherMmsAndWhatIsNoPinDoNotMakeUpForOneThatIsKept() {
    Sketch pinned = pinned();
    pinned.free(0, "o");
    pinned.note(1, Moment.PIN, "o"); // And the run goes no further.
    pinned.order(0, 1);
    pinned.note(1, Moment.PIN, "q");
    pinned.add(1, pinned.count("q"), 1, Mode.FULL);
    pinned.note(1, Moment.UNGRAB, "o");
    assertEquals(List.of(PINNED), pinned.lifetimes());
  }
}

package org.lazymm.explorer.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.lazymm.explorer.scenario.Scenes.scene;
import static org.lazymm.explorer.scenario.Scenes.steps;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lazymm.api.LazyCandidates;
import org.lazymm.explorer.graph.Mode;
import org.lazymm.scheduler.machine.Architecture;

class CandidateSetsTest {
  private static final List<String> BROKEN =
      List.of("O5 cpu1 is lazy on mm1 and not in its candidate set");

  /** CPU 1 is in the mask of the mm of a, which has one user. */
  private final Sketch sketch =
      new Sketch(
          scene(2, steps("1 run b", "1 exit", "1 run k"), steps())
              .withArchitecture(Architecture.RISCV));

  private int die() {
    return sketch.add(0, sketch.users("a"), -1, Mode.FULL);
  }

  private void ask() {
    sketch.ask(0, "a", LazyCandidates.MM_CPUMASK);
  }

  @Test
  void aLazyCpuInTheMaskIsSound() {
    sketch.lazy(1, "a");
    die();
    ask();
    assertEquals(List.of(), sketch.candidates());
  }

  @Test
  void aLazyCpuThatIsInNoSetIsBroken() {
    sketch.lazy(1, "a");
    int death = die();
    sketch.ask(0, "a", LazyCandidates.NONE);
    assertEquals(BROKEN, sketch.candidates());
    List<Finding> findings = new ArrayList<>();
    CandidateSets.judge(sketch.execution(), findings);
    assertEquals(death, findings.get(0).first(), "the question comes right after that");
    assertEquals(0, findings.get(0).violation().cpu());
  }

  @Test
  void theSetAskedForIsTheOneJudged() {
    sketch.lazy(1, "a");
    die();
    sketch.ask(0, "a", LazyCandidates.ONLINE);
    sketch.ask(0, "a", LazyCandidates.ARCHITECTURE);
    assertEquals(List.of(), sketch.candidates());
  }

  @Test
  void aCpuThatIsLazyOnAnotherMmIsNoneOfThis() {
    sketch.lazy(1, "o");
    die();
    sketch.ask(0, "a", LazyCandidates.NONE);
    assertEquals(List.of(), sketch.candidates());
  }

  @Test
  void anMmThatIsAliveMayHaveAnySet() {
    sketch.lazy(1, "a");
    sketch.add(0, sketch.count("a"), 1, Mode.FULL);
    sketch.ask(0, "a", LazyCandidates.NONE);
    assertEquals(List.of(), sketch.candidates());
  }

  @Test
  void aQuestionBeforeTheDeathIsNone() {
    sketch.lazy(1, "a");
    sketch.add(0, sketch.count("a"), 1, Mode.FULL);
    sketch.ask(0, "a", LazyCandidates.NONE);
    die();
    assertEquals(List.of(), sketch.candidates());
  }

  @Test
  void aQuestionBeforeAnythingElseIsNone() {
    sketch.lazy(1, "a");
    sketch.ask(0, "a", LazyCandidates.NONE);
    die();
    assertEquals(List.of(), sketch.candidates());
    sketch.program.log(0).clear();
    sketch.ask(0, "a", LazyCandidates.NONE);
    assertEquals(BROKEN, sketch.candidates());
  }

  @Test
  void barriersAreNoMoments() {
    sketch.lazy(1, "a");
    sketch.barrier(0);
    sketch.ask(0, "a", LazyCandidates.NONE);
    die();
    assertEquals(List.of(), sketch.candidates(), "nothing has happened but a barrier");
  }

  @Test
  void aCpuThatIsLazyNoLongerNeedNotBeInTheSet() {
    sketch.lazy(1, "a");
    sketch.use(1, "a");
    sketch.busy(1);
    sketch.mask(1, "a", 1, false);
    sketch.order(1, 0);
    die();
    ask();
    assertEquals(List.of(), sketch.candidates());
  }

  @Test
  void aCpuThatLeavesTheMaskTooEarlyIsBroken() {
    sketch.lazy(1, "a");
    sketch.mask(1, "a", 1, false);
    sketch.order(1, 0);
    die();
    ask();
    sketch.order(0, 1);
    sketch.busy(1);
    sketch.use(1, "a");
    assertEquals(BROKEN, sketch.candidates());
  }

  @Test
  void aCpuThatMayHaveLeftTheMaskIsBroken() {
    sketch.lazy(1, "a");
    sketch.mask(1, "a", 1, false);
    die();
    ask();
    assertEquals(BROKEN, sketch.candidates(), "nothing orders the two");
  }

  @Test
  void aCpuThatLeavesTheMaskAfterTheQuestionIsSound() {
    sketch.lazy(1, "a");
    die();
    ask();
    sketch.order(0, 1);
    sketch.mask(1, "a", 1, false);
    assertEquals(List.of(), sketch.candidates());
  }

  @Test
  void aCpuThatEntersTheMaskBeforeItIsLazyIsSound() {
    sketch.mask(1, "a", 1, false);
    sketch.mask(1, "a", 1, true);
    sketch.lazy(1, "a");
    sketch.use(1, "a");
    sketch.order(1, 0);
    die();
    ask();
    assertEquals(List.of(), sketch.candidates());
  }

  @Test
  void aCpuThatEntersTheMaskTooLateIsBroken() {
    sketch.mask(1, "a", 1, false);
    sketch.lazy(1, "a");
    sketch.order(1, 0);
    die();
    ask();
    sketch.order(0, 1);
    sketch.mask(1, "a", 1, true);
    assertEquals(BROKEN, sketch.candidates());
  }

  @Test
  void aCpuThatIsLazyOnlyAfterTheQuestionIsSound() {
    die();
    ask();
    sketch.order(0, 1);
    sketch.mask(1, "a", 1, false);
    sketch.lazy(1, "a");
    sketch.use(1, "a");
    assertEquals(List.of(), sketch.candidates());
  }

  @Test
  void aCpuThatWasLazyBeforeTheDeathAloneIsSound() {
    sketch.lazy(1, "a");
    sketch.mask(1, "a", 1, false);
    sketch.busy(1);
    sketch.use(1, "o");
    sketch.order(1, 0);
    die();
    ask();
    assertEquals(List.of(), sketch.candidates());
  }

  /** CPU 1 is lazy on an mm that has died in the setup and is not torn down yet. */
  private static Sketch deadBefore() {
    Sketch dead =
        new Sketch(
            scene(
                    2,
                    steps("1 run b", "1 exit", "1 run k", "0 run a", "0 exit-mm"),
                    steps("0 teardown"))
                .withArchitecture(Architecture.RISCV));
    dead.program.log(1).lazyOn(0, dead.program.machine().cpu(1).active());
    return dead;
  }

  @Test
  void anMmThatWasDeadBeforeIsJudgedAsWell() {
    Sketch dead = deadBefore();
    dead.use(0, "o");
    dead.program
        .log(0)
        .note(
            CpuLog.Moment.ASK,
            1,
            dead.program.machine().cpu(1).active(),
            LazyCandidates.NONE.ordinal());
    assertEquals(BROKEN, dead.candidates());
  }

  @Test
  void aQuestionOfAFormerRunIsNone() {
    sketch.lazy(1, "a");
    die();
    sketch.ask(0, "a", LazyCandidates.NONE);
    sketch.program.log(0).clear();
    assertEquals(List.of(), sketch.candidates());
  }

  @Test
  void aCpuThatWasLazyInAFormerRunAloneIsSound() {
    sketch.lazy(1, "a");
    sketch.program.log(1).clear();
    die();
    sketch.ask(0, "a", LazyCandidates.NONE);
    assertEquals(List.of(), sketch.candidates());
  }

  @Test
  void aCpuStaysLazyThoughItDidNotInAFormerRun() {
    sketch.lazy(1, "a");
    sketch.use(1, "o");
    sketch.busy(1);
    sketch.program.log(1).clear();
    sketch.program.log(1).lazyOn(0, sketch.mm("a"));
    sketch.order(1, 0);
    die();
    sketch.ask(0, "a", LazyCandidates.NONE);
    assertEquals(BROKEN, sketch.candidates());
  }

  @Test
  void theDeathMayBeTheFirstEventOfAll() {
    sketch.lazy(1, "a");
    sketch.write(0, sketch.users("a"), 0, Mode.RELAXED);
    sketch.ask(0, "a", LazyCandidates.NONE);
    assertEquals(BROKEN, sketch.candidates());
  }

  @Test
  void whereMasksAreOfNoUseTheSetIsAllThatAreOnline() {
    Sketch all = new Sketch(scene(2, steps("1 run b", "1 exit", "1 run k"), steps()));
    all.lazy(1, "a");
    all.add(0, all.users("a"), -1, Mode.FULL);
    all.ask(0, "a", LazyCandidates.ARCHITECTURE);
    assertEquals(List.of(), all.candidates());
  }

  @Test
  void aQuestionBeforeAnyEventIsJudgedIfTheMmWasDeadBefore() {
    Sketch dead = deadBefore();
    dead.program
        .log(0)
        .note(
            CpuLog.Moment.ASK,
            0,
            dead.program.machine().cpu(1).active(),
            LazyCandidates.NONE.ordinal());
    assertEquals(BROKEN, dead.candidates());
  }
}

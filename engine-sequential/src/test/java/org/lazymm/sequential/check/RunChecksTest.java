package org.lazymm.sequential.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lazymm.api.Disposal;
import org.lazymm.api.Guarantees;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyCandidates;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.scheduler.machine.Fault;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheduler.property.Violation;
import org.lazymm.scheme.reference.ReferenceCounting;

/** Longer than 400 lines: each property that a run can break. */
class RunChecksTest {
  private static final String[] LAZY = {"1 run b", "1 exit", "1 run k", "0 run a"};

  /** Protects lazy use by nothing. */
  private static class Uncounted extends ReferenceCounting {
    Uncounted(Kernel kernel) {
      super(kernel);
    }

    @Override
    public Guarantees guarantees() {
      return Guarantees.none();
    }

    @Override
    public void borrow(int cpu, Mm mm) {}

    @Override
    public void giveBack(int cpu, Mm mm) {}

    @Override
    public void cpuDead(int byCpu, int deadCpu) {}
  }

  /** Counts, and keeps a reference that it does not own up to. */
  private static final class Leaking extends ReferenceCounting {
    Leaking(Kernel kernel) {
      super(kernel);
    }

    @Override
    public void tick(int cpu) {
      kernel.grab(kernel.initMm(), 1, Order.RELAXED);
    }
  }

  private static Violation violation(Property property, String what) {
    return new Violation(property, 0, what, "");
  }

  @Test
  void aSoundSchemeIsQuiet() {
    Board board = new Board(2, ReferenceCounting::new).take(LAZY);
    board.checks.quiet();
    board.take("0 exit", "0 run o", "1 run l");
    board.checks.quiet();
    assertEquals(List.of(), board.broken());
  }

  @Test
  void whatIsSeenIsKeptOnceAndToldAtOnce() {
    List<Violation> told = new ArrayList<>();
    RunChecks checks = new RunChecks(told::add);
    checks.violated(violation(Property.S5, "first"));
    checks.violated(violation(Property.S5, "first"));
    checks.violated(violation(Property.S5, "second"));
    assertEquals(2, checks.violations().size());
    assertEquals(checks.violations(), told);
  }

  @Test
  void noMoreThan64AreKept() {
    RunChecks checks = new RunChecks();
    for (int number = 0; number < 70; number++) {
      checks.violated(violation(Property.S5, "number " + number));
    }
    assertEquals(64, checks.violations().size());
    assertEquals("number 63", checks.violations().get(63).what());
  }

  @Test
  void aUseOfAFreedMmIsBroken() {
    Board board = new Board(2, Uncounted::new).take(LAZY).take("0 exit", "0 run o");
    assertEquals("S1", board.properties().get(0));
  }

  @Test
  void whatBreaksALifeDuringHotplugIsH2() {
    RunChecks checks = new Board(2, ReferenceCounting::new).take("0 offline 1").checks;
    checks.violated(violation(Property.K1, "unbalanced"));
    checks.violated(violation(Property.S5, "something else"));
    assertEquals(
        List.of("K1 unbalanced", "H2 during hotplug, unbalanced", "S5 something else"),
        checks.violations().stream().map(each -> each.property() + " " + each.what()).toList());
  }

  @Test
  void whatBreaksALifeAfterHotplugIsH5() {
    Board board = new Board(2, ReferenceCounting::new).take("0 offline 1");
    board.checks.quiet();
    board.checks.violated(violation(Property.K1, "unbalanced"));
    assertEquals(List.of("K1 unbalanced", "H5 after hotplug, unbalanced"), board.broken());
  }

  @Test
  void hotplugMayHaveBeenBefore() {
    Board board = new Board(2, ReferenceCounting::new);
    board.checks.violated(violation(Property.K1, "before"));
    board.checks.afterHotplug();
    board.checks.violated(violation(Property.K1, "after"));
    assertEquals(List.of("K1 before", "K1 after", "H5 after hotplug, after"), board.broken());
  }

  @Test
  void checksThatWatchNoMachineTellNoHotplug() {
    RunChecks checks = new RunChecks();
    checks.violated(violation(Property.K1, "unbalanced"));
    assertEquals(1, checks.violations().size());
    assertThrows(IllegalStateException.class, checks::quiet);
  }

  @Test
  void aCandidateSetWithoutALazyCpuIsBroken() {
    Board board = new Board(2, ReferenceCounting::new).take(LAZY);
    board.checks.candidatesAsked(0, board.mm("a"), LazyCandidates.MM_CPUMASK);
    board.checks.candidatesAsked(0, board.mm("a"), LazyCandidates.ONLINE);
    board.checks.candidatesAsked(0, board.mm("a"), LazyCandidates.ARCHITECTURE);
    board.checks.candidatesAsked(0, board.mm("o"), LazyCandidates.NONE);
    assertEquals(List.of(), board.broken());
    board.checks.candidatesAsked(0, board.mm("a"), LazyCandidates.NONE);
    assertEquals(
        List.of("O5 cpu1 is lazy on mm1 and not in its candidate set"),
        board.broken(),
        "CPU 0 uses the mm, and is not lazy on it");
  }

  @Test
  void theMaskIsAskedAtTheTeardownAndAtTheLastReference() {
    String[] steps = {"0 run a", "1 run k", "1 use-mm a", "1 unuse-mm"};
    Board sound = new Board(2, ReferenceCounting::new).take(steps);
    sound.checks.tornDown(0, sound.mm("a"));
    sound.checks.lastReferenceGone(0, sound.mm("a"));
    assertEquals(List.of(), sound.broken());
    Board torn = new Board(2, ReferenceCounting::new, Set.of(Fault.MASK_BIT_NOT_SET)).take(steps);
    torn.checks.tornDown(0, torn.mm("a"));
    assertEquals(List.of("O5"), torn.properties());
    Board gone = new Board(2, ReferenceCounting::new, Set.of(Fault.MASK_BIT_NOT_SET)).take(steps);
    gone.checks.lastReferenceGone(0, gone.mm("a"));
    assertEquals(List.of("O5"), gone.properties());
  }

  @Test
  void anInterruptOfABystanderIsBroken() {
    Board board =
        new Board(
            3,
            kernel ->
                new ReferenceCounting(kernel) {
                  @Override
                  public void usersGone(int cpu, Mm mm) {
                    kernel.ipi().callAndWait(kernel.onlineCpus(), (on, about) -> {}, mm);
                  }
                });
    board.take("1 idle", "2 run o", "2 user-enter", "0 run a", "1 wake", "1 run b", "1 exit");
    board.take("1 idle", "0 exit");
    assertEquals(
        List.of(
            "I2 cpu1 is idle and interrupted 1 times because mm1 dies; guaranteed: 0",
            "I3 cpu2 is interrupted in user mode for lazy reasons"),
        board.broken());
  }

  @Test
  void interruptsOfTheKernelAreNotTheSchemes() {
    Board board = new Board(2, ReferenceCounting::new).take("0 run a", "1 run b", "0 flush");
    assertEquals(List.of(), board.broken());
  }

  @Test
  void aBalanceThatIsOffIsBroken() {
    Board board = new Board(2, Leaking::new).take("0 tick");
    board.checks.quiet();
    assertEquals(
        List.of(
            "S7 the count of init_mm is 4 and should be 3 (users 1, pins 0, counted lazy CPUs 2,"
                + " held by the scheme 0)"),
        board.broken());
  }

  @Test
  void theBalanceOfInitMmAfterHotplugIsHotplugs() {
    Board board = new Board(2, Leaking::new).take("0 offline 1", "0 tick");
    board.checks.quiet();
    assertEquals(List.of("H4"), board.properties());
  }

  @Test
  void pinsUsersTeardownsAndDelegationsAreCounted() {
    Board pinned =
        new Board(2, ReferenceCounting::new).take("0 run o", "0 pin a", "0 pin a", "0 unpin a");
    pinned.checks.quiet();
    assertEquals(List.of(), pinned.broken());
    Board dying = new Board(2, ReferenceCounting::new).take("0 run o", "0 exit-mm");
    dying.checks.quiet();
    assertEquals(List.of(), dying.broken());
    Board delegated =
        new Board(
            2,
            kernel ->
                new ReferenceCounting(kernel) {
                  @Override
                  public long delegatedReferences(Mm mm) {
                    return mm.name().equals("mm1") ? 1 : 0;
                  }
                });
    delegated.checks.quiet();
    assertEquals(
        List.of(
            "K1 the count of mm1 is 1 and should be 2 (users 1, pins 0, counted lazy CPUs 0, held"
                + " by the scheme 1)"),
        delegated.broken());
  }

  /** Counts a borrow so many times, in the half of it that may be preempted. */
  private static Board betweenTwoHalves(int times) {
    return new Board(
            2,
            kernel ->
                new ReferenceCounting(kernel) {
                  @Override
                  public void countBorrow(int cpu, Mm mm) {
                    kernel.grab(mm, times, Order.RELAXED);
                  }

                  @Override
                  public void borrow(int cpu, Mm mm) {}
                })
        .take("0 run o", "0 exit-count");
  }

  @Test
  void aSchemeMayCountABorrowInEitherHalf() {
    Board second = new Board(2, ReferenceCounting::new).take("0 run o", "0 exit-count");
    second.checks.quiet();
    assertEquals(List.of(), second.broken());
    Board first = betweenTwoHalves(1);
    first.checks.quiet();
    assertEquals(List.of(), first.broken());
    Board twice = betweenTwoHalves(2);
    twice.checks.quiet();
    assertTrue(
        twice.broken().stream().anyMatch(what -> what.contains("is 3 and should be 1 to 2")),
        twice.broken()::toString);
  }

  @Test
  void lazyCpusAreNotCountedWhereTheSchemeDoesNotCountThem() {
    Board board = new Board(2, Uncounted::new).take("1 run b", "1 exit", "1 run k");
    board.checks.quiet();
    assertEquals(List.of(), board.broken());
  }

  @Test
  void moreDeadMmsThanGuaranteedAreBroken() {
    Board board =
        new Board(
            2,
            kernel ->
                new ReferenceCounting(kernel) {
                  @Override
                  public Guarantees guarantees() {
                    return super.guarantees().retainingAtMost(0);
                  }
                });
    board.take(LAZY);
    board.checks.quiet();
    assertEquals(List.of(), board.broken());
    board.take("0 exit", "0 run o");
    board.checks.quiet();
    assertEquals(
        List.of(
            "L1 dead mms kept: mm1; CPUs that may keep them: cpu0, cpu1; guaranteed: 0 for each"),
        board.broken());
  }

  @Test
  void asManyDeadMmsAsGuaranteedAreSound() {
    Board board =
        new Board(2, ReferenceCounting::new)
            .take(LAZY)
            .take("0 exit", "0 run o", "0 exit", "0 run l");
    board.checks.quiet();
    assertEquals(List.of(), board.broken());
  }

  /** Frees nothing, and guarantees to keep one dead mm for each CPU. */
  private static final class NeverFrees extends ReferenceCounting {
    NeverFrees(Kernel kernel) {
      super(kernel);
    }

    @Override
    public Disposal lastReferenceGone(int cpu, Mm mm) {
      return Disposal.DEFERRED;
    }
  }

  @Test
  void twoDeadMmsOfOneCpuAreBrokenThoughTwoCpusCouldKeepThem() {
    Board board = new Board(2, NeverFrees::new);
    board.take("0 run o", "0 exit", "0 run k", "0 run a", "0 exit", "0 run b", "0 exit", "0 run l");
    board.checks.quiet();
    assertEquals(
        List.of(
            "L1 dead mms kept: mm1, mm2; CPUs that may keep them: cpu0; guaranteed: 1 for each"),
        board.broken());
  }

  @Test
  void aDeadMmOfEachCpuIsSound() {
    Board board = new Board(2, NeverFrees::new);
    board.take("0 run o", "0 exit", "0 run k", "0 run a", "1 run b", "1 exit", "1 run l");
    board.take("0 exit", "0 run k");
    board.checks.quiet();
    assertEquals(List.of(), board.broken());
  }

  @Test
  void onlyLazyUseAloneIsRetention() {
    Board board = new Board(2, ReferenceCounting::new).take(LAZY);
    assertEquals(false, RunChecks.keptByLazyUseAlone(board.mm("a")));
    Mm mm = board.mm("a");
    board.take("0 pin a", "0 exit-mm");
    var dying = board.machine.liveMm(0);
    assertEquals(mm, dying);
    assertEquals(false, RunChecks.keptByLazyUseAlone(dying), "a teardown is owed");
    board.take("0 teardown");
    assertEquals(false, RunChecks.keptByLazyUseAlone(dying), "it is pinned");
    board.take("0 unpin a");
    assertTrue(RunChecks.keptByLazyUseAlone(dying));
    board.take("0 run o", "1 run l");
    board.close();
    assertEquals(false, RunChecks.keptByLazyUseAlone(dying), "it is freed");
  }

  @Test
  void anMmThatShouldBeFreedByNowIsBroken() {
    Board board = new Board(2, ReferenceCounting::new).take(LAZY).take("0 exit", "0 run o");
    board.checks.requireAllFreed(Property.K2, "it is late");
    assertEquals(List.of("K2 mm1 is dead and not freed although it is late"), board.broken());
    Board sound = new Board(2, ReferenceCounting::new).take(LAZY);
    sound.checks.requireAllFreed(Property.K2, "it is late");
    assertEquals(List.of(), sound.broken());
  }

  @Test
  void anMmThatDiedDuringHotplugAndIsNotFreedIsH2() {
    Board board =
        new Board(3, ReferenceCounting::new).take(LAZY).take("0 offline 2", "0 exit", "0 run o");
    board.checks.quiet();
    board.checks.requireAllFreed(Property.K2, "it is late");
    assertEquals(
        List.of(
            "K2 mm1 is dead and not freed although it is late",
            "H5 after hotplug, mm1 is dead and not freed although it is late",
            "H2 dead during hotplug, mm1 is dead and not freed although it is late"),
        board.broken());
  }

  @Test
  void anMmThatWasDeadWhenACpuWentOfflineIsH2() {
    Board board =
        new Board(3, ReferenceCounting::new).take(LAZY).take("0 exit", "0 run o", "0 offline 2");
    board.checks.quiet();
    board.checks.requireAllFreed(Property.L2, "it is late");
    assertTrue(board.properties().contains("H2"), () -> board.broken().toString());
  }

  @Test
  void aDeadCpuThatLeavesNothingBehindIsSound() {
    Board board = new Board(2, ReferenceCounting::new).take("0 offline 1");
    board.checks.requireNothingLeftBy(board.machine.cpu(1));
    assertEquals(List.of(), board.broken());
  }

  @Test
  void aDeadCpuInARecordIsBroken() {
    Board board =
        new Board(
            2,
            kernel ->
                new ReferenceCounting(kernel) {
                  @Override
                  public boolean keepsRecordOf(int cpu) {
                    return cpu == 1;
                  }
                });
    board.checks.requireNothingLeftBy(board.machine.cpu(1));
    assertEquals(List.of("H1 cpu1 is offline and the scheme has a record of it"), board.broken());
  }

  @Test
  void aDeadCpuThatIsOnAnMmOrInAMaskIsBroken() {
    Board board = new Board(2, ReferenceCounting::new).take(LAZY);
    board.checks.requireNothingLeftBy(board.machine.cpu(1));
    assertEquals(
        List.of("H1 cpu1 is offline with mm1", "H1 cpu1 is offline and in the mask of mm1"),
        board.broken());
  }

  @Test
  void aCpuThatGoesOfflineIsLookedAtAndOneThatComesOnlineIsNot() {
    Board board = new Board(2, ReferenceCounting::new).take(LAZY);
    board.checks.hotplugged(1, true);
    assertEquals(List.of(), board.broken());
    board.checks.hotplugged(1, false);
    assertEquals(2, board.broken().size());
  }

  @Test
  void stateOutsideOfCellsIsSeenAfterTheHookThatChangesIt() {
    Board board =
        new Board(
            2,
            kernel ->
                new ReferenceCounting(kernel) {
                  @SuppressWarnings("UnusedVariable") // The scheme keeps it for nothing.
                  private int ticks;

                  @Override
                  public void tick(int cpu) {
                    ticks++;
                  }
                });
    board.checks.watchOutsideState();
    board.take("0 run o");
    assertEquals(List.of(), board.broken());
    board.take("1 tick", "0 tick");
    assertEquals(1, board.broken().size(), "once");
    assertTrue(
        board.broken().get(0).matches("X4 .*\\.ticks has changed in tick"),
        board.broken()::toString);
    assertEquals(1, board.checks.violations().get(0).cpu());
  }
}

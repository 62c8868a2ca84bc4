package org.lazymm.sequential.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lazymm.api.Guarantees;
import org.lazymm.api.Mm;
import org.lazymm.scheduler.property.Violation;
import org.lazymm.scheme.reference.ReferenceCounting;

class InterruptChecksTest {
  private static final Guarantees GUARANTEED =
      Guarantees.none().interruptingIdleHolders(2).sparingIdleBystanders().sparingUserMode();

  private final Board board =
      new Board(3, ReferenceCounting::new).take("1 run o", "1 user-enter", "2 run a");
  private final Mm mm = board.mm("a");
  private final Mm other = board.mm("o");
  private final InterruptChecks checks = new InterruptChecks();

  private String judge(
      int target, Mm about, boolean wasIdle, boolean wasHolder, Guarantees guaranteed) {
    return text(checks.judge(0, board.machine.cpu(target), about, wasIdle, wasHolder, guaranteed));
  }

  private static String text(@Nullable Violation violation) {
    return violation == null ? "" : violation.property() + " " + violation.what();
  }

  @Test
  void aCpuInUserModeIsSparedIfGuaranteed() {
    assertEquals(
        "I3 cpu1 is interrupted in user mode for lazy reasons",
        judge(1, mm, false, true, GUARANTEED));
    assertEquals("", judge(1, mm, false, true, Guarantees.none()));
  }

  @Test
  void aCpuInTheKernelMayBeInterrupted() {
    assertEquals("", judge(2, mm, false, true, GUARANTEED));
    assertEquals("", judge(2, mm, false, false, GUARANTEED));
  }

  @Test
  void anIdleBystanderIsSparedIfGuaranteed() {
    assertEquals(
        "I1 cpu2 is idle, not lazy on mm1, and interrupted", judge(2, mm, true, false, GUARANTEED));
    assertEquals("", judge(2, mm, true, false, Guarantees.none()));
  }

  @Test
  void theSenderIsTheOneToBlame() {
    Violation violation = checks.judge(0, board.machine.cpu(2), mm, true, false, GUARANTEED);
    assertNotNull(violation);
    assertEquals(0, violation.cpu());
  }

  @Test
  void anIdleHolderIsInterruptedNoMoreOftenThanGuaranteed() {
    assertEquals("", judge(2, mm, true, true, GUARANTEED));
    assertEquals("", judge(2, mm, true, true, GUARANTEED));
    assertEquals(
        "I2 cpu2 is idle and interrupted 3 times because mm1 dies; guaranteed: 2",
        judge(2, mm, true, true, GUARANTEED));
  }

  @Test
  void eachHolderAndEachMmIsCountedByItself() {
    Guarantees once = GUARANTEED.interruptingIdleHolders(1);
    assertEquals("", judge(2, mm, true, true, once));
    assertEquals("", judge(1, mm, true, true, once));
    assertEquals("", judge(2, other, true, true, once));
    assertEquals(
        "I2 cpu2 is idle and interrupted 2 times because mm1 dies; guaranteed: 1",
        judge(2, mm, true, true, once));
  }

  @Test
  void whatBecomesOfAFreedMmIsCountedAnew() {
    Guarantees once = GUARANTEED.interruptingIdleHolders(1);
    judge(2, mm, true, true, once);
    judge(2, other, true, true, once);
    checks.freed(mm);
    assertEquals("", judge(2, mm, true, true, once));
    assertEquals(
        "I2 cpu2 is idle and interrupted 2 times because mm2 dies; guaranteed: 1",
        judge(2, other, true, true, once));
  }

  @Test
  void whatIsForgottenIsCountedAnew() {
    Guarantees once = GUARANTEED.interruptingIdleHolders(1);
    judge(2, mm, true, true, once);
    checks.clear();
    assertNull(checks.judge(0, board.machine.cpu(2), mm, true, true, once));
  }

  @Test
  void whatOthersHaveCountedOfACpuIsAddedToItsOwnCount() {
    Guarantees many = GUARANTEED.interruptingIdleHolders(9);
    judge(2, mm, true, true, many);
    InterruptChecks others = new InterruptChecks();
    for (int again = 0; again < 2; again++) {
      others.judge(0, board.machine.cpu(2), mm, true, true, many);
      others.judge(0, board.machine.cpu(1), mm, true, true, many);
    }
    others.judge(0, board.machine.cpu(2), other, true, true, many);
    checks.add(others, 2);
    assertEquals(3, checks.count(mm, 2));
    assertEquals(1, checks.count(other, 2));
    assertEquals(0, checks.count(mm, 1), "of another CPU nothing is taken over");
    assertEquals(2, others.count(mm, 2));
  }
}

package org.lazymm.trace.verify;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lazymm.trace.TraceException;
import org.lazymm.trace.verify.Interruption.From;
import org.lazymm.trace.verify.Interruptions.Counts;

/** Traces of a kernel that shoots down: task 200 visits CPUs 1 and 2, and dies on CPU 2. */
class ShootdownVerifierTest {
  private static final int MM = 0xabc;

  private static Traces visited() {
    return new Traces()
        .change(0, 0, 'R', 100)
        .fork(0, 100, 200, MM)
        .change(1, 0, 'R', 200)
        .change(1, 200, 'S', 0)
        .change(2, 0, 'R', 200);
  }

  private static Traces died(Traces trace) {
    return trace.flush(2, 200, MM, 0).drop(2, 200, 0, MM).change(2, 200, 'Z', 0);
  }

  private static Interruptions compared(Traces trace) {
    return trace.verify(Optional.empty()).interruptions().orElseThrow();
  }

  private static Counts counts(Interruptions all, From from) {
    return all.counts().getOrDefault(from, Counts.NONE);
  }

  @Test
  void theFinalFlushInterruptsTheLazyCpu() {
    Verification all =
        died(visited().exit(2, 200).interrupted(2, 200, 1, 0, MM, true, true))
            .verify(Optional.empty());
    Interruptions interrupts = all.interruptions().orElseThrow();
    assertAll(
        () -> assertEquals(RecordedScheme.SHOOTDOWN, all.scheme()),
        () -> assertEquals(1, all.matched(), () -> all.lines().toString()),
        () -> assertEquals(new Counts(1, 1, 1, 1, 0, 1), counts(interrupts, From.FINAL_FLUSH)),
        () -> assertEquals(1, interrupts.alike()),
        () -> assertFalse(all.isContradicted()));
  }

  @Test
  void anInterruptThatIsMissingIsTold() {
    Traces trace = visited().exit(2, 200).probe(1, 0, "do_shoot_lazy_tlb", 0xfff);
    Interruptions interrupts = compared(died(trace));
    assertEquals(new Counts(1, 0, 0, 1, 0, 0), counts(interrupts, From.FINAL_FLUSH));
    assertTrue(interrupts.isContradicted());
    assertTrue(interrupts.misfits().get(0).contains("final flush, CPU 1: expected, not recorded"));
  }

  @Test
  void anInterruptToACpuThatNeverRanItIsTold() {
    Traces trace =
        visited()
            .exit(2, 200)
            .interrupted(2, 200, 1, 0, MM, true, true)
            .interrupted(2, 200, 3, 0, MM, true, false);
    Interruptions interrupts = compared(died(trace));
    assertEquals(new Counts(1, 2, 1, 1, 0, 1), counts(interrupts, From.FINAL_FLUSH));
    assertEquals(0, interrupts.alike());
  }

  @Test
  void aSecondInterruptOfOneDeathIsCounted() {
    Traces trace =
        visited()
            .exit(2, 200)
            .interrupted(2, 200, 1, 0, MM, true, true)
            .interrupted(2, 200, 1, 0, MM, true, false);
    assertEquals(1, compared(died(trace)).twice());
  }

  @Test
  void anInterruptInVainIsForACpuThatHasMovedOn() {
    Traces trace =
        visited().change(1, 0, 'R', 300).exit(2, 200).interrupted(2, 200, 1, 300, MM, true, false);
    Interruptions interrupts = compared(died(trace));
    assertEquals(new Counts(1, 1, 1, 0, 0, 0), counts(interrupts, From.FINAL_FLUSH));
    assertEquals(0, interrupts.misfits().size(), interrupts.misfits()::toString);
  }

  @Test
  void aUsefulInterruptWhereNoneCanBeIsTold() {
    Traces trace =
        visited().change(1, 0, 'R', 300).exit(2, 200).interrupted(2, 200, 1, 300, MM, true, true);
    Interruptions interrupts = compared(died(trace));
    assertTrue(
        interrupts.misfits().get(0).contains("recorded as useful, expected to be in vain"),
        interrupts.misfits()::toString);
  }

  @Test
  void aFlushInLifeTrimsTheMask() {
    Traces trace =
        visited().flush(2, 200, MM, 1).interrupted(2, 200, 1, 0, MM, false, true).exit(2, 200);
    Interruptions interrupts = compared(died(trace));
    assertAll(
        () -> assertEquals(new Counts(1, 1, 1, 1, 0, 1), counts(interrupts, From.LIFE)),
        () -> assertEquals(Counts.NONE, counts(interrupts, From.FINAL_FLUSH)),
        () -> assertEquals(1, interrupts.alike()));
  }

  @Test
  void aFlushOfAnMmWithTwoUsersTrimsNothing() {
    Traces trace =
        visited()
            .thread(2, 200, 201)
            .flush(2, 200, MM, 2)
            .exit(2, 201)
            .exit(2, 200)
            .interrupted(2, 200, 1, 0, MM, true, true);
    Interruptions interrupts = compared(died(trace));
    assertEquals(Counts.NONE, counts(interrupts, From.LIFE));
    assertEquals(1, counts(interrupts, From.FINAL_FLUSH).matched());
  }

  @Test
  void withoutFlushesThePredictionIsAnUpperBound() {
    Traces trace =
        visited()
            .interrupted(2, 200, 1, 0, MM, false, true)
            .exit(2, 200)
            .drop(2, 200, 0, MM)
            .change(2, 200, 'Z', 0);
    Verification all = trace.verify(Optional.empty());
    assertFalse(all.isContradicted(), () -> all.lines().toString());
    assertTrue(all.lines().stream().anyMatch(line -> line.contains("an upper bound")));
  }

  /** What a counting kernel would do: the CPU that is lazy frees. */
  @Test
  void aFreeByTheLazyCpuIsNoShootdown() {
    Traces trace =
        visited()
            .exit(2, 200)
            .change(2, 200, 'Z', 300)
            .change(1, 0, 'R', 301)
            .free(1, 301, "finish_task_switch", MM);
    assertEquals(RecordedScheme.COUNTING, trace.verify(Optional.empty()).scheme());
    TraceException refused =
        assertThrows(
            TraceException.class, () -> trace.verify(Optional.of(RecordedScheme.SHOOTDOWN)));
    assertTrue(
        refused.getMessage().contains("1 frees are from finish_task_switch"), refused.getMessage());
  }

  @Test
  void aRecordingWithShootdownsIsNoCountingKernel() {
    Traces trace = died(visited().exit(2, 200).interrupted(2, 200, 1, 0, MM, true, true));
    assertThrows(TraceException.class, () -> trace.verify(Optional.of(RecordedScheme.COUNTING)));
  }

  @Test
  void aFreeInTheWrongTaskIsUnexplained() {
    Traces trace =
        visited()
            .exit(2, 200)
            .interrupted(2, 200, 1, 0, MM, true, true)
            .flush(2, 200, MM, 0)
            .change(2, 200, 'Z', 300)
            .drop(2, 300, 0, MM);
    assertEquals(1, trace.verify(Optional.empty()).unexplained());
  }
}

package org.lazymm.explorer.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lazymm.explorer.scenario.CpuLog.Moment;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.MmStruct;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheduler.property.Violation;
import org.lazymm.scheme.reference.ReferenceCounting;

class CpuLogTest {
  private static final Machine MACHINE =
      new KernelProgram(
              Scenes.EXIT_AGAINST_RETURN, ReferenceCounting::new, new BitSet(), new Sites())
          .machine();
  private static final MmStruct FIRST = MACHINE.liveMm(0);
  private static final MmStruct SECOND = MACHINE.liveMm(1);

  private final CpuLog log = new CpuLog();

  @Test
  void notesKeepTheirOrderHoweverManyThereAre() {
    for (int note = 0; note < 40; note++) {
      Moment moment = Moment.values()[note % Moment.values().length];
      log.note(moment, 2 * note, note % 2 == 0 ? FIRST : SECOND, note % 3);
    }
    assertEquals(40, log.notes());
    for (int note = 0; note < 40; note++) {
      assertSame(Moment.values()[note % Moment.values().length], log.moment(note));
      assertEquals(2 * note, log.position(note));
      assertSame(note % 2 == 0 ? FIRST : SECOND, log.mm(note));
      assertEquals(note % 3, log.detail(note));
    }
  }

  @Test
  void aStateThatStaysIsNotedOnce() {
    log.lazyOn(0, null);
    log.lazyOn(1, FIRST);
    log.lazyOn(2, FIRST);
    log.lazyOn(3, null);
    assertEquals(3, log.states());
    assertNull(log.lazyOn(0));
    assertSame(FIRST, log.lazyOn(1));
    assertEquals(1, log.since(1));
    assertEquals(3, log.since(2));
  }

  @Test
  void statesKeepTheirOrderHoweverManyThereAre() {
    for (int state = 0; state < 40; state++) {
      log.lazyOn(state, state % 2 == 0 ? FIRST : SECOND);
    }
    assertEquals(40, log.states());
    for (int state = 0; state < 40; state++) {
      assertEquals(state, log.since(state));
      assertSame(state % 2 == 0 ? FIRST : SECOND, log.lazyOn(state));
    }
  }

  @Test
  void aRunFromTheStartForgetsEverything() {
    log.violations().add(new Violation(Property.S1, 0, "what", ""));
    log.crashes().add("crash");
    log.taken().set(1);
    log.skipped().set(2);
    log.infeasible();
    log.interrupted();
    log.note(Moment.PIN, 0, FIRST, 0);
    log.lazyOn(0, FIRST);
    assertTrue(log.isInfeasible());
    assertEquals(1, log.interrupts());

    log.clear();

    assertEquals(List.of(), log.violations());
    assertEquals(List.of(), log.crashes());
    assertTrue(log.taken().isEmpty());
    assertTrue(log.skipped().isEmpty());
    assertFalse(log.isInfeasible());
    assertEquals(0, log.interrupts());
    assertEquals(0, log.notes());
    assertEquals(0, log.states());
  }
}

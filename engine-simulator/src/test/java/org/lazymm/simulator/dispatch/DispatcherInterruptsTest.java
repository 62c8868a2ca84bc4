package org.lazymm.simulator.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lazymm.simulator.account.Account;
import org.lazymm.simulator.time.Ticks;

/** What comes between the acts of an actor: interrupts, and deferred work. */
class DispatcherInterruptsTest {
  private static final long HANDLER = 3_000;
  private static final long MILLISECOND = 1_000_000 * Ticks.PER_NANOSECOND;

  private final Rig rig = new Rig(4);
  private final TimelineDispatcher dispatcher = rig.dispatcher();

  @Test
  void busyCpusTakeTheTimerInterruptAndIdleOnesDoNot() {
    rig.start(rig.script(0, 0).thenWork(20 * MILLISECOND));
    rig.run();
    // Every 4 ms; each CPU begins at a time of its own.
    assertEquals(List.of(0, 0, 0, 0, 0), rig.timerInterrupts);
  }

  @Test
  void aBusyCpuDoesItsWorkLaterByWhatAnInterruptTakes() {
    Script worker = rig.script(1, 0).thenWork(MILLISECOND);
    rig.start(worker);
    dispatcher.start(interrupting(1), dispatcher.now() + MILLISECOND / 2);
    rig.run();
    assertEquals(MILLISECOND + HANDLER, worker.between(0));
  }

  @Test
  void anIdleCpuThatIsInterruptedHasNotSleptSinceBefore() {
    assertTrue(wakesAfter(false) > 10 * wakesAfter(true));
  }

  /** How long after its time an actor acts whose CPU slept long, or was interrupted meanwhile. */
  private static long wakesAfter(boolean interrupted) {
    DispatcherInterruptsTest test = new DispatcherInterruptsTest();
    long at = test.dispatcher.now() + 2 * MILLISECOND;
    Script sleeper = test.rig.script(1, 0);
    test.dispatcher.start(sleeper, at);
    test.dispatcher.start(test.interrupting(interrupted ? 1 : 2), at - 3 * MILLISECOND / 10);
    test.rig.run();
    return sleeper.times.get(0) - at;
  }

  /** An actor on CPU 0 that interrupts another CPU. */
  private Script interrupting(int target) {
    return rig.script(0, 0)
        .then(
            each -> {
              rig.engine().interrupt(rig.toOne(target, HANDLER), false);
              return SimProcess.FINISH;
            });
  }

  @Test
  void aBusyCpuDoesItsWorkLaterByWhatPutOffWorkTakes() {
    Script actor =
        rig.script(0, 0)
            .then(
                each -> {
                  rig.kernel()
                      .defer(
                          0,
                          (cpu, mm) -> rig.engine().pass(Account.FLUSH, HANDLER),
                          rig.machine().initMm());
                  return 1_000;
                });
    rig.start(actor);
    rig.run();
    assertEquals(1_000 + HANDLER, actor.between(0));
  }

  @Test
  void whatIsPutOffRunsWhenTheActionHasEndedAndWhatItPutsOffRunsLater() {
    List<Long> ran = new ArrayList<>();
    Script actor =
        rig.script(0, 0)
            .then(
                each -> {
                  putOff(3, ran);
                  assertEquals(List.of(), ran);
                  return SimProcess.FINISH;
                });
    rig.start(actor);
    rig.run();
    assertEquals(3, ran.size());
    assertTrue(ran.get(1) - ran.get(0) >= 10_000 * Ticks.PER_NANOSECOND, ran::toString);
    assertTrue(rig.machine().cpu(0).idle());
  }

  private void putOff(int times, List<Long> ran) {
    rig.kernel()
        .defer(
            0,
            (cpu, mm) -> {
              ran.add(dispatcher.now());
              if (times > 1) {
                putOff(times - 1, ran);
              }
            },
            rig.machine().initMm());
  }
}

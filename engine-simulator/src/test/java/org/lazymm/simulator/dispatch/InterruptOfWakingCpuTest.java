package org.lazymm.simulator.dispatch;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lazymm.simulator.profile.FigureKey;
import org.lazymm.simulator.time.Ticks;

/** An interrupt that comes while its target is already on its way out of idle. */
class InterruptOfWakingCpuTest {
  private static final long HANDLER = 3_000;
  private static final long MICROSECOND = 1_000 * Ticks.PER_NANOSECOND;

  private final Rig rig = new Rig(2);

  /**
   * CPU 0 wakes CPU 1, which needs 133 us for it, and interrupts it 50 us later: the handler runs
   * when CPU 1 is awake, not 133 us after it was interrupted.
   */
  @Test
  void aCpuThatWakesUpIsNotWokenAgain() {
    Script sleeper = rig.script(1, 0);
    Script waker =
        rig.script(0, 0)
            .then(
                each -> {
                  each.wake(sleeper);
                  return 50 * MICROSECOND;
                })
            .then(
                each -> {
                  rig.engine().interrupt(rig.toOne(1, HANDLER), true);
                  return 0;
                });
    rig.dispatcher().start(waker, rig.dispatcher().now() + 2_000 * MICROSECOND);
    rig.run();
    long awake = rig.profile.ticks(FigureKey.IPI_SEND) + rig.profile.ticks(FigureKey.WAKE_DEEP);
    long took = waker.times.get(2) - waker.times.get(0);
    assertTrue(Math.abs(took - awake - HANDLER) <= 2 * MICROSECOND, took + " ticks");
  }
}

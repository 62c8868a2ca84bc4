package org.lazymm.simulator.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lazymm.simulator.profile.FigureKey;
import org.lazymm.simulator.time.Ticks;

/** An actor that was woken on a CPU which goes down before it is awake. */
class ActorOfDyingCpuTest {
  private static final long MICROSECOND = 1_000 * Ticks.PER_NANOSECOND;

  private final Rig rig = new Rig(4);

  /**
   * CPU 0 wakes an actor of CPU 1, and takes CPU 1 down 120 us later. CPU 2, to which the actor
   * moves, is woken for it then, and needs 133 us for that from then on.
   */
  @Test
  void theCpuThatTakesItUpDoesNotWakeInThePast() {
    Script moved = rig.script(1, 0);
    Script controller =
        rig.script(0, 0)
            .then(
                each -> {
                  each.wake(moved);
                  return 120 * MICROSECOND;
                })
            .then(
                each -> {
                  assertTrue(each.offline(1));
                  return SimProcess.FINISH;
                });
    rig.dispatcher().start(controller, rig.dispatcher().now() + 2_000 * MICROSECOND);
    rig.run();
    assertEquals(List.of(2), moved.cpus);
    long after = moved.times.get(0) - controller.times.get(1);
    assertTrue(after >= rig.profile.ticks(FigureKey.WAKE_DEEP), () -> "after " + after + " ticks");
  }
}

package org.lazymm.simulator.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lazymm.simulator.time.Ticks;

class DispatcherHotplugTest {
  private static final long MILLISECOND = 1_000_000 * Ticks.PER_NANOSECOND;

  private final Rig rig = new Rig(4);
  private final TimelineDispatcher dispatcher = rig.dispatcher();

  @Test
  void onlyAnIdleCpuCanBeTakenDown() {
    rig.start(rig.script(2, 0).thenWork(MILLISECOND));
    List<Boolean> down = new ArrayList<>();
    Script controller =
        rig.script(0, 0)
            .then(
                each -> {
                  for (int cpu = 0; cpu < 3; cpu++) {
                    down.add(each.offline(cpu));
                  }
                  down.add(each.offline(1));
                  return SimProcess.FINISH;
                });
    dispatcher.start(controller, dispatcher.now() + MILLISECOND / 2);
    rig.run();
    // Itself, an idle one, a busy one, and one that is down.
    assertEquals(List.of(false, true, false, false), down);
    assertFalse(rig.machine().cpu(1).online());
    assertTrue(rig.machine().cpu(2).online());
  }

  @Test
  void whoWaitsForACpuThatGoesDownRunsOnTheNextThatIsUp() {
    Script sleeper = rig.script(1, 0);
    sleeper.then(each -> sleeper.sleep(MILLISECOND));
    Script blocked = rig.script(1, 0);
    Script controller =
        rig.script(0, 0)
            .then(
                each -> {
                  assertTrue(each.offline(2));
                  assertTrue(each.offline(1));
                  each.wake(blocked);
                  return SimProcess.FINISH;
                });
    rig.start(sleeper);
    dispatcher.start(controller, dispatcher.now() + MILLISECOND / 2);
    rig.run();
    assertEquals(List.of(1, 3), sleeper.cpus);
    assertEquals(List.of(3), blocked.cpus);
  }

  @Test
  void aCpuThatIsBackRunsActorsAgain() {
    Script later = rig.script(1, 0);
    Script controller =
        rig.script(0, 0)
            .then(
                each -> {
                  assertTrue(each.offline(1));
                  return MILLISECOND;
                })
            .then(
                each -> {
                  each.online(1);
                  each.wake(later);
                  return SimProcess.FINISH;
                });
    rig.start(controller);
    rig.run();
    assertTrue(rig.machine().cpu(1).online());
    assertEquals(List.of(1), later.cpus);
    assertSame(rig.machine().initMm(), rig.machine().cpu(1).active());
  }
}

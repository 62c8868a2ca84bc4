package org.lazymm.simulator.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lazymm.simulator.profile.FigureKey;
import org.lazymm.simulator.time.Ticks;
import org.lazymm.simulator.time.WinnerTree;

class DispatcherTest {
  private static final long MILLISECOND = 1_000_000 * Ticks.PER_NANOSECOND;

  private final Rig rig = new Rig(4);
  private final Dispatcher dispatcher = rig.dispatcher();

  @Test
  void allCpusAreIdleAtFirstAndNothingIsToBeDone() {
    assertEquals(WinnerTree.NEVER, dispatcher.nextTime());
    for (int cpu = 0; cpu < 4; cpu++) {
      assertTrue(rig.machine().cpu(cpu).idle());
    }
  }

  @Test
  void anActorActsAfterItsWorkAndAgainAfterEachFurtherPiece() {
    Script actor = rig.script(1, 5_000).thenWork(2_000).thenWork(300);
    long begin = dispatcher.now();
    rig.start(actor);
    rig.run();
    assertEquals(List.of(1, 1, 1), actor.cpus);
    assertTrue(actor.times.get(0) >= begin + 5_000);
    assertEquals(List.of(2_000L, 300L), List.of(actor.between(0), actor.between(1)));
  }

  @Test
  void anIdleCpuTakesTheLongerToWakeTheLongerItSlept() {
    Script soon = rig.script(0, 0);
    Script late = rig.script(1, 0);
    long begin = dispatcher.now();
    rig.start(soon);
    dispatcher.start(late, begin + 100 * MILLISECOND);
    rig.run();
    long after = late.times.get(0) - 100 * MILLISECOND - soon.times.get(0);
    assertEquals(
        rig.profile.ticks(FigureKey.WAKE_DEEP) - rig.profile.ticks(FigureKey.WAKE_POLL),
        after,
        1_000);
  }

  @Test
  void aFinishedActorNeverRunsAgainAndItsCpuGoesIdle() {
    Script actor = rig.script(0, 0);
    rig.start(actor);
    rig.run();
    assertEquals(1, actor.times.size());
    assertTrue(rig.machine().cpu(0).idle());
    assertEquals(WinnerTree.NEVER, dispatcher.nextTime());
  }

  @Test
  void aRunningActorIsNotPreemptedAndTheFirstReadyIsNext() {
    Script longest = rig.script(0, 0).thenWork(MILLISECOND);
    Script second = rig.script(0, 0);
    Script first = rig.script(0, 0);
    rig.start(longest);
    dispatcher.start(second, dispatcher.now() + 2_000);
    dispatcher.start(first, dispatcher.now() + 1_000);
    rig.run();
    assertTrue(longest.times.get(1) < first.times.get(0));
    assertTrue(first.times.get(0) < second.times.get(0));
  }

  @Test
  void aSleeperIsWokenByItsTimerAndItsCpuIsIdleMeanwhile() {
    List<Boolean> idle = new ArrayList<>();
    Script sleeper = rig.script(0, 0);
    sleeper.then(each -> sleeper.sleep(each, MILLISECOND));
    Script looker =
        rig.script(1, 0)
            .then(
                each -> {
                  idle.add(rig.machine().cpu(0).idle());
                  return Actor.FINISH;
                });
    rig.start(sleeper);
    dispatcher.start(looker, dispatcher.now() + MILLISECOND / 2);
    rig.run();
    assertEquals(List.of(true), idle);
    assertTrue(
        sleeper.between(0) >= MILLISECOND + rig.profile.ticks(FigureKey.WAKE_C1),
        () -> "slept " + sleeper.between(0));
  }

  @Test
  void aBlockedActorRunsWhenItIsWokenAndNotBefore() {
    Script sleeper = rig.script(1, 0).then(each -> Actor.BLOCK);
    Script waker =
        rig.script(0, 0)
            .then(
                each -> {
                  each.wake(sleeper);
                  return Actor.FINISH;
                });
    rig.start(sleeper);
    dispatcher.start(waker, dispatcher.now() + MILLISECOND);
    rig.run();
    assertEquals(2, sleeper.times.size());
    assertTrue(sleeper.times.get(1) > waker.times.get(0));
  }

  @Test
  void wakingACpuCostsAnInterruptUnlessItPolls() {
    long send = rig.profile.ticks(FigureKey.IPI_SEND);
    assertEquals(1_000, wakingTakes(0));
    assertEquals(send + 1_000, wakingTakes(MILLISECOND));
  }

  /** How long it takes to wake another CPU that has slept so long, and to work for 1,000 ticks. */
  private static long wakingTakes(long slept) {
    Rig rig = new Rig(2);
    Script sleeper = rig.script(1, 0);
    Script waker =
        rig.script(0, 0)
            .then(
                each -> {
                  each.wake(sleeper);
                  return 1_000;
                });
    rig.dispatcher().start(waker, rig.dispatcher().now() + slept);
    rig.run();
    assertEquals(1, sleeper.times.size());
    return waker.between(0);
  }

  @Test
  void whoIsWokenBeforeItBlocksGoesOnWithoutASwitch() {
    Script actor = rig.script(0, 700);
    actor.then(
        each -> {
          each.wake(actor);
          return Actor.BLOCK;
        });
    rig.start(actor);
    rig.run();
    assertEquals(700, actor.between(0));
  }

  @Test
  void anActorThatMovesGoesOnElsewhere() {
    Script actor = rig.script(0, 0);
    actor.then(
        each -> {
          actor.moveTo(2);
          each.wake(actor);
          return Actor.BLOCK;
        });
    rig.start(actor);
    rig.run();
    assertEquals(List.of(0, 2), actor.cpus);
  }

  @Test
  void busyCpusTakeTheTimerInterruptAndIdleOnesDoNot() {
    rig.start(rig.script(0, 0).thenWork(20 * MILLISECOND));
    rig.run();
    // Every 4 ms; each CPU begins at a time of its own.
    assertEquals(List.of(0, 0, 0, 0, 0), rig.timerInterrupts);
  }

  @Test
  void equalTimesAreInTheOrderOfTheCpus() {
    List<Integer> order = new ArrayList<>();
    for (int cpu = 3; cpu >= 0; cpu--) {
      Script actor =
          rig.script(cpu, 0)
              .then(
                  each -> {
                    order.add(each.actingCpu());
                    return Actor.FINISH;
                  });
      dispatcher.start(actor, dispatcher.now() + MILLISECOND);
    }
    rig.run();
    assertEquals(List.of(0, 1, 2, 3), order);
  }

  // Work that is put off.

  @Test
  void whatIsPutOffRunsWhenTheActionHasEndedAndWhatItPutsOffRunsLater() {
    List<Long> ran = new ArrayList<>();
    Script actor =
        rig.script(0, 0)
            .then(
                each -> {
                  putOff(3, ran);
                  assertEquals(List.of(), ran);
                  return Actor.FINISH;
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

  // Hotplug.

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
                  return Actor.FINISH;
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
    sleeper.then(each -> sleeper.sleep(each, MILLISECOND));
    Script blocked = rig.script(1, 0);
    Script controller =
        rig.script(0, 0)
            .then(
                each -> {
                  assertTrue(each.offline(2));
                  assertTrue(each.offline(1));
                  each.wake(blocked);
                  return Actor.FINISH;
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
                  return Actor.FINISH;
                });
    rig.start(controller);
    rig.run();
    assertTrue(rig.machine().cpu(1).online());
    assertEquals(List.of(1), later.cpus);
    assertSame(rig.machine().initMm(), rig.machine().cpu(1).active());
  }
}

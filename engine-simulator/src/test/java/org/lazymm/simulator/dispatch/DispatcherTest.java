package org.lazymm.simulator.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
  private final TimelineDispatcher dispatcher = rig.dispatcher();

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
        1_000.0);
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
    sleeper.then(each -> sleeper.sleep(MILLISECOND));
    Script looker =
        rig.script(1, 0)
            .then(
                each -> {
                  idle.add(rig.machine().cpu(0).idle());
                  return SimProcess.FINISH;
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
    Script sleeper = rig.script(1, 0).then(each -> SimProcess.BLOCK);
    Script waker =
        rig.script(0, 0)
            .then(
                each -> {
                  each.wake(sleeper);
                  return SimProcess.FINISH;
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
          return SimProcess.BLOCK;
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
          return SimProcess.BLOCK;
        });
    rig.start(actor);
    rig.run();
    assertEquals(List.of(0, 2), actor.cpus);
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
                    return SimProcess.FINISH;
                  });
      dispatcher.start(actor, dispatcher.now() + MILLISECOND);
    }
    rig.run();
    assertEquals(List.of(0, 1, 2, 3), order);
  }
}

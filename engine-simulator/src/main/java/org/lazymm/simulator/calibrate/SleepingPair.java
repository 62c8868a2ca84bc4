package org.lazymm.simulator.calibrate;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Two threads that wake each other and sleep in turn: even turns are the leader's, odd ones its
 * partner's.
 *
 * <p>Pinned to one CPU, a turn is one context switch, whatever order the scheduler chooses, and no
 * CPU idles. On two CPUs, a turn is the waking of an idle one.
 */
final class SleepingPair {

  /** A turn that nobody takes: the partner ends. */
  private static final long END = -1;

  private final AtomicLong turn = new AtomicLong();
  private final AtomicReference<Thread> leader = new AtomicReference<>();
  private final AtomicReference<Thread> partner = new AtomicReference<>();
  private long next;

  private SleepingPair() {}

  /** Nanoseconds of a turn of two threads on the given CPU, if threads can be pinned. */
  static Measured switchOn(Pinning pinning, int cpu) {
    SleepingPair pair = new SleepingPair();
    double[][] results = {{}};
    Team.run(
        pinning,
        List.of(cpu, cpu),
        thread -> {
          if (thread == 0) {
            pair.leader.set(Thread.currentThread());
            results[0] = Repetitions.results(pair::lead, Repetitions.COUNT);
            pair.await(pair.next);
            pair.give(END, pair.partner);
          } else {
            pair.partner.set(Thread.currentThread());
            pair.follow();
          }
        });
    return Measured.of(results[0]);
  }

  /** Two turns are two rounds; of an odd number the last is left out. */
  private long lead(int rounds) {
    int pairs = Math.max(1, rounds / 2);
    long start = System.nanoTime();
    for (int round = 0; round < pairs; round++) {
      await(next);
      give(next + 1, partner);
      next += 2;
    }
    long took = System.nanoTime() - start;
    return took * rounds / (2L * pairs);
  }

  private void follow() {
    long mine = 1;
    while (await(mine)) {
      give(mine + 1, leader);
      mine += 2;
    }
  }

  private void give(long to, AtomicReference<Thread> other) {
    turn.set(to);
    LockSupport.unpark(other.get());
  }

  /** Sleeps until a turn has come; false when the game is over. */
  private boolean await(long mine) {
    long now = turn.get();
    while (now != mine && now != END) {
      LockSupport.park(this);
      now = turn.get();
    }
    return now == mine;
  }
}

package org.lazymm.simulator.calibrate;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;

/**
 * Two threads that take turns by compare-and-exchange on one line: even turns are the leader's, odd
 * ones its partner's.
 *
 * <p>Both always ask for the line, so that it moves once in a turn. With a load and then a store it
 * would move in two steps.
 */
final class PingPong {

  private static final VarHandle TURN = MethodHandles.arrayElementVarHandle(long[].class);

  /** In the middle, so that nothing else lies on the line. */
  private static final int MIDDLE = 16;

  /** A turn that nobody takes: the partner ends. */
  private static final long END = -1;

  /** After so many failed tries the two must be sharing a CPU, and one sleeps for a moment. */
  private static final int PATIENCE = 5_000;

  private final long[] line = new long[2 * MIDDLE];
  private long next;

  private PingPong() {}

  /**
   * Nanoseconds of a turn: a line goes from one CPU to the other, and an atomic on it.
   *
   * @param count how many results
   */
  static double[] results(Pinning pinning, CpuPair pair, int count) {
    PingPong game = new PingPong();
    double[][] results = {{}};
    Team.run(
        pinning,
        pair.cpus(),
        thread -> {
          if (thread == 0) {
            results[0] = Repetitions.results(game::lead, count);
            game.await(game.next, END);
          } else {
            game.follow();
          }
        });
    return results[0];
  }

  /** Two turns are two rounds; of an odd number the last is left out. */
  private long lead(int rounds) {
    int pairs = Math.max(1, rounds / 2);
    long start = System.nanoTime();
    for (int turn = 0; turn < pairs; turn++) {
      await(next, next + 1);
      next += 2;
    }
    long took = System.nanoTime() - start;
    return took * rounds / (2L * pairs);
  }

  private void follow() {
    long mine = 1;
    while (await(mine, mine + 1)) {
      mine += 2;
    }
  }

  /** Takes a turn when it has come; false when the game is over. */
  private boolean await(long mine, long then) {
    int tries = 0;
    while (true) {
      long found = (long) TURN.compareAndExchange(line, MIDDLE, mine, then);
      if (found == mine || found == END) {
        return found == mine;
      }
      if (++tries == PATIENCE) {
        LockSupport.parkNanos(1);
        tries = 0;
      }
    }
  }
}

package org.lazymm.simulator.calibrate;

/**
 * Repeats a batch: often enough that the median hides what disturbs a few, after as long a warm-up
 * as the compiler needs.
 */
final class Repetitions {

  /** How often each figure is measured. */
  static final int COUNT = 21;

  /** Long enough for the clock, short enough that most batches are between two timer ticks. */
  private static final long BATCH_NANOSECONDS = 3_000_000;

  private static final int FIRST_ROUNDS = 64;
  private static final int MOST_ROUNDS = 1 << 24;

  private Repetitions() {}

  /** Nanoseconds of a round. */
  static Measured of(Batch batch) {
    return Measured.of(results(batch, COUNT));
  }

  /**
   * Nanoseconds of a round, one result for each repetition.
   *
   * @param count how many
   */
  static double[] results(Batch batch, int count) {
    int rounds = warmUp(batch);
    double[] results = new double[count];
    for (int repetition = 0; repetition < count; repetition++) {
      results[repetition] = batch.nanosecondsPerRound(rounds);
    }
    return results;
  }

  /**
   * Nanoseconds that a round of one batch takes longer than the median of another.
   *
   * <p>The two run by turns, so that a CPU that gets faster or slower changes both.
   */
  static Measured difference(Batch more, Batch less) {
    int rounds = Math.min(warmUp(more), warmUp(less));
    double[] all = new double[COUNT];
    double[] base = new double[COUNT];
    for (int repetition = 0; repetition < COUNT; repetition++) {
      base[repetition] = less.nanosecondsPerRound(rounds);
      all[repetition] = more.nanosecondsPerRound(rounds);
    }
    double subtracted = Measured.of(base).median();
    return Measured.of(all).map(nanoseconds -> nanoseconds - subtracted);
  }

  /**
   * Runs a batch until the compiler is done with it.
   *
   * @return how many rounds last as long as a batch should
   */
  static int warmUp(Batch batch) {
    WarmUp warmUp = new WarmUp();
    int rounds = FIRST_ROUNDS;
    while (warmUp.goesOn()) {
      long took = batch.nanoseconds(rounds);
      if (took < BATCH_NANOSECONDS && rounds < MOST_ROUNDS) {
        rounds *= 2;
      } else if (took > 2 * BATCH_NANOSECONDS && rounds > 1) {
        rounds /= 2;
      }
    }
    return rounds;
  }
}

package org.lazymm.simulator.calibrate;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** How fast cores are together, doing arithmetic without shared data. */
final class Arithmetic {

  /** Long enough for a core to change its frequency. */
  private static final long WINDOW_NANOSECONDS = 12_000_000;

  /** Rounds between two looks at the clock: some microseconds. */
  private static final int ROUNDS = 1_000;

  private Arithmetic() {}

  /**
   * The speed of a core when one thread works on each core, as a share of its speed when it works
   * alone; and what the sibling threads then add, in cores.
   *
   * @param allCores at most 1
   * @param siblings at most 1; 0 where there are none
   */
  record Scale(Measured allCores, Measured siblings) {}

  /**
   * Measures both.
   *
   * @param cores the first thread of each core
   * @param siblings all other threads
   */
  static Scale scale(Pinning pinning, List<Integer> cores, List<Integer> siblings) {
    List<Integer> all =
        IntStream.concat(
                cores.stream().mapToInt(Integer::intValue),
                siblings.stream().mapToInt(Integer::intValue))
            .boxed()
            .toList();
    int[] sizes =
        siblings.isEmpty() ? new int[] {1, cores.size()} : new int[] {1, cores.size(), all.size()};
    double[][] rates = new Crew(pinning, all, WINDOW_NANOSECONDS).rates(Arithmetic::mix, sizes);
    return new Scale(
        shares(rates, rate -> rate[1] / cores.size() / rate[0]),
        siblings.isEmpty() ? Measured.of(0) : shares(rates, rate -> (rate[2] - rate[1]) / rate[1]));
  }

  private static Measured shares(double[][] rates, ToDoubleFunction<double[]> share) {
    return Measured.of(Arrays.stream(rates).mapToDouble(share).toArray())
        .map(value -> Math.max(0, Math.min(1, value)));
  }

  /** Each round needs the one before. */
  private static long mix(long before) {
    long x = before;
    for (int round = 0; round < ROUNDS; round++) {
      x ^= x << 13;
      x ^= x >>> 7;
      x ^= x << 17;
    }
    return x;
  }
}

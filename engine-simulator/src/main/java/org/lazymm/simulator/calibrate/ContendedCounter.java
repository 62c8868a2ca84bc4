package org.lazymm.simulator.calibrate;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.List;

/** A counter that some CPUs increment as fast as they can. */
final class ContendedCounter {

  private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);
  private static final long WINDOW_NANOSECONDS = 4_000_000;

  /** In the middle, so that nothing else lies on the line. */
  private static final int MIDDLE = 16;

  /** Additions between two looks at the clock. */
  private static final int ADDITIONS = 32;

  private final long[] line = new long[2 * MIDDLE];

  private ContendedCounter() {}

  /** Nanoseconds from one addition to the next, whoever does it. */
  static Measured nanoseconds(Pinning pinning, List<Integer> cpus) {
    ContendedCounter counter = new ContendedCounter();
    double[][] rates = new Crew(pinning, cpus, WINDOW_NANOSECONDS).rates(counter::add, cpus.size());
    return Measured.of(
        Arrays.stream(rates).mapToDouble(rate -> 1 / (rate[0] * ADDITIONS)).toArray());
  }

  private long add(long before) {
    long sum = before;
    for (int addition = 0; addition < ADDITIONS; addition++) {
      sum += (long) CELL.getAndAdd(line, MIDDLE, 1L);
    }
    return sum;
  }
}

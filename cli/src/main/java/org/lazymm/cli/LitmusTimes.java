package org.lazymm.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.lazymm.litmus.LitmusTest;

/** How long litmus tests took, reading them included. */
final class LitmusTimes {
  private static final int FEWEST = 2;
  private static final int MOST = 4;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double MILLIS_PER_SECOND = 1e3;

  private final List<Long> all = new ArrayList<>();
  private final List<Long> usual = new ArrayList<>();

  void add(LitmusTest test, long nanos) {
    all.add(nanos);
    int processes = test.processes().size();
    if (processes >= FEWEST && processes <= MOST) {
      usual.add(nanos);
    }
  }

  /** The figures in a line. */
  String line() {
    double millis = all.stream().mapToLong(Long::longValue).sum() / NANOS_PER_MILLI;
    double rate = millis == 0 ? 0 : all.size() / (millis / MILLIS_PER_SECOND);
    return ("%d tests in %.2f s: %.0f tests/s, median %.2f ms;"
            + " %d of %d to %d processes, median %.2f ms")
        .formatted(
            all.size(),
            millis / MILLIS_PER_SECOND,
            rate,
            median(all),
            usual.size(),
            FEWEST,
            MOST,
            median(usual));
  }

  private static double median(List<Long> nanos) {
    if (nanos.isEmpty()) {
      return 0;
    }
    Collections.sort(nanos);
    return nanos.get(nanos.size() / 2) / NANOS_PER_MILLI;
  }
}

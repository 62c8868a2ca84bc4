package org.lazymm.explorer.knowncounts;

import static org.lazymm.explorer.graph.Mode.RELAXED;

import org.lazymm.explorer.graph.Mode;
import org.lazymm.explorer.graph.Update;
import org.lazymm.explorer.program.Operations;

/** What the programs do often. */
final class Updates {
  /** Never written. */
  private static final int NOTHING = 1_000;

  private Updates() {}

  static long add(Operations thread, int location, long operand) {
    return thread.update(location, Update.ADD, operand, 0, RELAXED);
  }

  static long cas(Operations thread, int location, long expected, long value) {
    return thread.update(location, Update.COMPARE_EXCHANGE, value, expected, RELAXED);
  }

  /** Where a condition does not hold the thread goes no further, and the execution is blocked. */
  static void require(Operations thread, boolean condition) {
    if (!condition) {
      thread.await(NOTHING, 0, false, RELAXED);
    }
  }

  static boolean cas(Operations thread, int location, long expected, long value, Mode mode) {
    return thread.update(location, Update.COMPARE_EXCHANGE, value, expected, mode) == expected;
  }
}

package org.lazymm.explorer.search;

import java.time.Duration;

/**
 * How much a search may cost before it stops and says that it is not exhaustive.
 *
 * @param executions most executions, complete, blocked and dropped ones together; 1 or more
 * @param time most time of the searching thread on a processor
 * @param operations most operations of one thread in one execution; more are taken for a loop that
 *     never ends; 1 or more
 */
public record Limits(long executions, Duration time, int operations) {
  /** No limits but one on endless loops: 10,000 operations of a thread. */
  public static final Limits NONE = new Limits(Long.MAX_VALUE, Duration.ofDays(3650), 10_000);

  /** Checks the ranges. */
  public Limits {
    if (executions < 1 || time.isNegative() || operations < 1) {
      throw new IllegalArgumentException(
          "limits must be positive: " + executions + ", " + time + ", " + operations);
    }
  }

  /** The same with another number of executions. */
  public Limits withExecutions(long most) {
    return new Limits(most, time, operations);
  }

  /** The same with another time. */
  public Limits withTime(Duration most) {
    return new Limits(executions, most, operations);
  }
}

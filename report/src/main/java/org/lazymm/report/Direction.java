package org.lazymm.report;

/** Which way of a {@link Metric} is the good one. */
public enum Direction {
  /** Less is better: a cost. */
  LOWER,
  /** More is better: a rate. */
  HIGHER,
  /** Neither: a count that describes the load. */
  NEITHER
}

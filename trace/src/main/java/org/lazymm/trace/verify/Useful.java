package org.lazymm.trace.verify;

/** Whether the CPU that is interrupted had the mm loaded. */
public enum Useful {
  /** The CPU was lazy on the mm, and left it. */
  YES,
  /** The CPU was only left over in the mask. */
  NO,
  /** Either: it depends on a moment that is not traced, or nothing is recorded of it. */
  UNKNOWN;

  static Useful of(boolean useful, boolean sure) {
    return sure ? useful ? YES : NO : UNKNOWN;
  }

  /** Whether two findings can both be true. */
  boolean agreesWith(Useful other) {
    return this == other || this == UNKNOWN || other == UNKNOWN;
  }
}

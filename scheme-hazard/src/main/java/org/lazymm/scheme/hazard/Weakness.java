package org.lazymm.scheme.hazard;

/** The known weaknesses of posted versions, for checkers to be tested against. */
public enum Weakness {
  /**
   * HR1, December 2020 and June 2021: every switch empties the mailbox, also while the CPU is lazy
   * on the mm in it.
   */
  PREMATURE_DROP,
  /**
   * HR2, December 2020 and June 2021: the mailbox is stolen from on the strength of a read of the
   * hazard pointer made before the mailbox was read.
   */
  STALE_STEAL,
  /**
   * HR3, January 2022: the mailbox is stolen from by compare-and-exchange, which cannot tell an mm
   * from a later one in the same memory.
   */
  ABA_STEAL
}

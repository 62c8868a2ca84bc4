package org.lazymm.explorer.scenario;

/** A stand-alone barrier. */
public enum Barrier {
  /** {@code smp_mb()}. */
  MB,
  /** {@code smp_rmb()}. */
  RMB,
  /** {@code smp_wmb()}. */
  WMB,
  /** None: one that is left out to see whether it is needed. */
  NONE
}

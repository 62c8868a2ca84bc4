package org.lazymm.scheduler.machine;

/**
 * Who supplies the full barrier that {@code membarrier(2)} needs after a switch back to the same
 * mm.
 */
public enum PostSwitchBarrier {
  /** The scheme's give-back if it guarantees one, otherwise a step of the kernel's own. */
  AS_GUARANTEED,
  /** The scheme's give-back or the architecture, as in v7.0; nothing is added. */
  IMPLICIT,
  /**
   * A step of the kernel's own after {@code switch_mm}, if the next mm is registered (the 2021
   * proposal).
   */
  EXPLICIT
}

package org.lazymm.scheduler.machine;

/** Why a CPU was interrupted. */
public enum InterruptCause {
  /** The scheme asked. */
  SCHEME,
  /** The architecture flushes translations, whatever the scheme. */
  TLB_FLUSH,
  /** A flush by the only user of an mm trims its mask, whatever the scheme. */
  MASK_TRIM,
  /** {@code membarrier(2)}. */
  MEMBARRIER,
  /** Its own timer. */
  TIMER
}

package org.lazymm.scheduler.machine;

/** Why a CPU was interrupted. */
public enum InterruptCause {
  /** The scheme asked. */
  SCHEME,
  /** The architecture flushes translations, whatever the scheme. */
  TLB_FLUSH,
  /** {@code membarrier(2)}. */
  MEMBARRIER,
  /** Its own timer. */
  TIMER
}

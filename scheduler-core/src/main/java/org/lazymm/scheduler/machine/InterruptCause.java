package org.lazymm.scheduler.machine;

/** Why a CPU was interrupted by another. */
public enum InterruptCause {
  /** The scheme asked. */
  SCHEME,
  /** The architecture flushes translations, whatever the scheme. */
  TLB_FLUSH,
  /** {@code membarrier(2)}. */
  MEMBARRIER
}

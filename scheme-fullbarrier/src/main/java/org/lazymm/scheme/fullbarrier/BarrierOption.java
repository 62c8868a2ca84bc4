package org.lazymm.scheme.fullbarrier;

/** Where {@code membarrier(2)} gets its barrier after a switch back to the mm that was borrowed. */
public enum BarrierOption {
  /** From the drop of the lazy reference, as the kernel has it. */
  IMPLICIT,
  /** From a barrier of the kernel's own, as the 2021 proposal has it; the drop guarantees none. */
  EXPLICIT
}

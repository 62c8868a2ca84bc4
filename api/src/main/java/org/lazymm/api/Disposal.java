package org.lazymm.api;

/**
 * What becomes of an mm whose last counted reference is gone: the answer of {@link
 * LazyMmScheme#lastReferenceGone}.
 */
public enum Disposal {
  /** No CPU is lazy on the mm any more, and interrupts are on: the kernel frees the mm now. */
  FREE,
  /** The scheme frees the mm later, by {@link Kernel#free}, exactly once. */
  DEFERRED
}

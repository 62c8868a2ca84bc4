package org.lazymm.api;

/** What a scheme says to the kernel when the last counted reference of an mm is gone. */
public enum Disposal {
  /** No CPU is lazy on the mm any more: the kernel frees it now. */
  FREE,
  /** The scheme frees it later, by {@link Kernel#free}, exactly once. */
  DEFERRED
}

package org.lazymm.conformance.interleave;

/** When a plain store of one CPU is seen by the others. */
enum StoreOrder {
  /** At once: sequential consistency. */
  AT_ONCE,
  /** When it leaves the CPU's own first-in first-out buffer: total store order. */
  BUFFERED
}

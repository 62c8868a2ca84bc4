package org.lazymm.explorer.model;

/**
 * Two relaxed accesses of one thread to different locations that a model lets another thread see in
 * the other order. Every model here keeps a read before a later write.
 */
public enum Reordering {
  /** A write and a later read, as by a store buffer. */
  WRITE_READ,
  /** Two writes. */
  WRITE_WRITE,
  /** Two reads. */
  READ_READ
}

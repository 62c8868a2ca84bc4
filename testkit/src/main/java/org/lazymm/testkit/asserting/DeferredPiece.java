package org.lazymm.testkit.asserting;

/** A piece of deferred work and has not begun. */
final class DeferredPiece {
  /** The CPU in whose turn it runs: the one that put it off, or the one that reaped that. */
  int queue;

  /**
   * Whether it was deferred when its CPU was dead already: it is not handed to whoever reaps it.
   */
  final boolean late;

  DeferredPiece(int queue, boolean late) {
    this.queue = queue;
    this.late = late;
  }
}

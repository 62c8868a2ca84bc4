package org.lazymm.testkit.asserting;

/** A piece of work that was put off and has not begun. */
final class PutOffPiece {
  /** The CPU in whose turn it runs: the one that put it off, or the one that reaped that. */
  int queue;

  /** Whether it was put off when its CPU was dead already: it is not handed to whoever reaps it. */
  final boolean late;

  PutOffPiece(int queue, boolean late) {
    this.queue = queue;
    this.late = late;
  }
}

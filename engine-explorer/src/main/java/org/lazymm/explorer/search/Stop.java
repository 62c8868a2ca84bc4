package org.lazymm.explorer.search;

/** Leaves the code of a thread that waits. Preallocated, without a stack trace. */
final class Stop extends RuntimeException {
  private static final long serialVersionUID = 1;

  static final Stop INSTANCE = new Stop();

  private Stop() {
    super("the thread waits", null, false, false);
  }
}

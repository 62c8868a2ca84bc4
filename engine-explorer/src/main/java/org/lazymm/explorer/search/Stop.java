package org.lazymm.explorer.search;

import org.lazymm.scheduler.engine.RunSignal;

/**
 * Leaves the code of a thread that cannot go on now: it waits, or another comes first. Code that
 * catches exceptions must throw it on. Preallocated, without a stack trace.
 */
public final class Stop extends RuntimeException implements RunSignal {
  private static final long serialVersionUID = 1;

  /** The only one. */
  @SuppressWarnings("StaticAssignmentOfThrowable") // Has no stack trace; thrown often.
  public static final Stop INSTANCE = new Stop();

  private Stop() {
    super("the thread waits", null, false, false);
  }
}

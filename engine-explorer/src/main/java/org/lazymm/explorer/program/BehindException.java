package org.lazymm.explorer.program;

import org.lazymm.scheduler.engine.RunSignal;

/**
 * A thread's code cannot go on before another thread's has been run again: it has come to an event
 * that follows from one of the other's, and needs what the other's code made beside its events.
 */
public final class BehindException extends RuntimeException implements RunSignal {
  private static final long serialVersionUID = 1;

  private final int thread;

  /**
   * A thread's code is behind.
   *
   * @param thread the number of the thread to be run again, as far as the execution has it
   */
  public BehindException(int thread) {
    super("thread " + thread + " must be run again first", null, false, false);
    this.thread = thread;
  }

  /** The thread to be run again. */
  public int thread() {
    return thread;
  }
}

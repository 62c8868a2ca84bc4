package org.lazymm.explorer.search;

import org.lazymm.scheduler.engine.RunSignal;

/** A thread did not repeat what it had done: it is not a function of what its operations return. */
public final class DivergenceException extends RuntimeException implements RunSignal {
  private static final long serialVersionUID = 1;

  private final int thread;
  private final int position;

  /**
   * A thread that did something else.
   *
   * @param thread its number
   * @param position the place of the operation in its program order
   * @param before what it had done there
   * @param now what it does there in this run
   */
  public DivergenceException(int thread, int position, String before, String now) {
    super(
        "thread "
            + thread
            + ", operation "
            + position
            + ": "
            + before
            + " in an earlier run, "
            + now
            + " in this one, though every operation before returned the same");
    this.thread = thread;
    this.position = position;
  }

  /** The thread. */
  public int thread() {
    return thread;
  }

  /** The operation's place in program order. */
  public int position() {
    return position;
  }
}

package org.lazymm.explorer.program;

import org.lazymm.scheduler.engine.RunSignal;

/** A thread's code has met a bound: it may never end. The message says which, in a clause. */
public final class BoundException extends RuntimeException implements RunSignal {
  private static final long serialVersionUID = 1;

  /**
   * A bound was met.
   *
   * @param what which, and by what code
   */
  public BoundException(String what) {
    super(what, null, false, false);
  }
}

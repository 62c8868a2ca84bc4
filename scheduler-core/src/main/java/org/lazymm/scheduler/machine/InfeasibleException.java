package org.lazymm.scheduler.machine;

import org.lazymm.scheduler.engine.RunSignal;

/**
 * A run cannot be carried on: a CPU would have to wait for one that was stopped in the middle of a
 * step, or a stopped step can no longer go on where it was. Thrown by engines that run one step
 * inside another and cannot let both go on; such a run says nothing about the scheme.
 */
public final class InfeasibleException extends RuntimeException implements RunSignal {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param why what stands in the way
   */
  public InfeasibleException(String why) {
    super(why, null, false, false);
  }
}

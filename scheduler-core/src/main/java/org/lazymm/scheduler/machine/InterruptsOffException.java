package org.lazymm.scheduler.machine;

/**
 * A CPU waits for another one that has interrupts off and cannot go on before the first does.
 * Thrown by engines that run one step inside another and cannot let both go on; the run says
 * nothing about the scheme.
 */
public final class InterruptsOffException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InterruptsOffException(Cpu target) {
    super(target + " has interrupts off in the middle of a step", null, false, false);
  }
}

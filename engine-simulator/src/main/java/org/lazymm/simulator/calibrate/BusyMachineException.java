package org.lazymm.simulator.calibrate;

/** The machine was doing something else, so that its figures are worth nothing. */
public final class BusyMachineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Says what was noticed.
   *
   * @param noticed what, and what was expected instead
   */
  public BusyMachineException(String noticed) {
    super(noticed);
  }
}

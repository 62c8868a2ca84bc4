package org.lazymm.simulator.calibrate;

import java.util.List;

/** Measures a machine and makes a profile of it. */
public interface Calibration {

  /** What is going to be measured, how, and how long it takes: a few lines for people. */
  List<String> announcement();

  /**
   * Measures.
   *
   * @param force whether to measure on even when the machine does something else meanwhile
   * @throws BusyMachineException when it does, and nothing is forced
   */
  Calibrated run(boolean force);

  /** A calibration of the machine that this runs on; threads run on every CPU meanwhile. */
  static Calibration ofThisHost() {
    return HostCalibration.ofThisHost();
  }
}

package org.lazymm.simulator.workload;

import java.util.List;

/**
 * A synthetic load: makes the tasks of a machine and gives each its program. A class that is
 * registered with {@code @AutoService(Workload.class)} is all that a new load needs.
 */
public interface Workload {

  /** The name users give. */
  String name();

  /**
   * Its place in help texts: small numbers first, then by name. The shipped ones have numbers below
   * 100.
   */
  default int place() {
    return 1000;
  }

  /** What it does, in one line. */
  String summary();

  /** What one operation is, in the plural: {@code switches}, {@code processes}. */
  String operations();

  /** What can be set, in the order of help texts. */
  List<Knob> knobs();

  /**
   * Makes the actors of a machine that has just booted, and starts them.
   *
   * @param load the machine and the values of the knobs
   */
  void populate(LoadContext load);
}

package org.lazymm.simulator.reference;

import java.util.List;

/**
 * What one CPU does.
 *
 * @param actions one after the other
 */
record Program(List<Action> actions) {

  Program {
    actions = List.copyOf(actions);
  }

  /** The CPU that holds a line before the programs begin. */
  static int firstHolder(int line) {
    return line % 2;
  }

  /** One of two neighbouring lines that another CPU holds then. */
  static int heldByOther(int cpu, int pair) {
    return 2 * pair + (cpu == 0 ? 1 : 0);
  }

  /**
   * Steps that the product is given together.
   *
   * @param pause from the end of the action before, or the beginning of the run, in ticks
   * @param steps one after the other
   */
  record Action(long pause, List<Step> steps) {
    Action {
      steps = List.copyOf(steps);
    }
  }
}

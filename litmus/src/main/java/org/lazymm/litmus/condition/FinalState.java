package org.lazymm.litmus.condition;

/** What registers and locations hold when all processes have ended. */
public interface FinalState {
  /**
   * What a register holds.
   *
   * @param process whose register
   * @param register which register of the process, from 0
   */
  long register(int process, int register);

  /**
   * What a location holds.
   *
   * @param location its number
   */
  long location(int location);
}

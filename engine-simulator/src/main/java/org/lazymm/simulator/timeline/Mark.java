package org.lazymm.simulator.timeline;

/**
 * Something that happens in the middle of an action, at a time that is known when it is reached.
 */
public interface Mark {

  /**
   * The time has come.
   *
   * @param timeline the times of the CPUs; the mark may let time pass on its own
   * @param core the CPU that acts
   */
  void reached(Timeline timeline, Core core);
}

package org.lazymm.scheduler.sequential;

import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.MachineListener;

/** Who wants to see what happens while a scenario runs, apart from the checks. */
public interface RunObserver extends MachineListener {
  /** An observer that wants to see nothing. */
  RunObserver NONE = new RunObserver() {};

  /**
   * The machine is booted and the scenario is about to begin. What happened while it booted was
   * told before.
   *
   * @param machine the machine; to be looked at only
   */
  default void watch(Machine machine) {}
}

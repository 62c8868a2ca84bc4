package org.lazymm.sequential;

import org.lazymm.scenario.Step;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.MachineListener;
import org.lazymm.scheduler.property.Violation;
import org.lazymm.sequential.cranky.Disturbance;

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

  /** A step of the scenario begins. */
  default void stepBegan(Step step) {}

  /** The step that has just begun makes no sense now and is skipped. */
  default void stepPassedOver(Step step) {}

  /** A step is stopped on its way; others go on. */
  default void stepStopped(Step step) {}

  /** A step that was stopped goes on. */
  default void stepWentOn(Step step) {}

  /** Between two steps a CPU does something of its own accord, as a cranky runtime has it. */
  default void disturbed(int cpu, Disturbance disturbance) {}

  /** The checks have seen a property broken, each way of it once. */
  default void broken(Violation violation) {}

  /** All steps are done; what comes is the end that every scenario has. */
  default void closing() {}
}

package org.lazymm.explorer.scenario;

import java.util.Optional;
import org.lazymm.scenario.Action;
import org.lazymm.scenario.Step;
import org.lazymm.sequential.cranky.Whim;

/**
 * Where a step of a scenario begins in an execution, or what a CPU does of its own accord.
 *
 * @param cpu the CPU
 * @param what what begins, in words
 * @param action the step's; empty if it is none
 * @param at the place in its CPU's program order of the first event that may be its own
 */
public record StepBegin(int cpu, String what, Optional<Action> action, int at) {
  /**
   * A step.
   *
   * @param number its number among the scenario's steps, from 1; the setup is not counted
   * @param step the step
   * @param at as {@link #at()}
   */
  public static StepBegin of(int number, Step step, int at) {
    String what = "step " + number + ": " + step.action();
    return new StepBegin(step.cpu(), what, Optional.of(step.action()), at);
  }

  static StepBegin of(Whim whim, int at) {
    String what = "cpu" + whim.cpu() + " " + whim.disturbance().text();
    return new StepBegin(whim.cpu(), what, Optional.empty(), at);
  }

  /** The same at another place. */
  StepBegin at(int position) {
    return new StepBegin(cpu, what, action, position);
  }
}

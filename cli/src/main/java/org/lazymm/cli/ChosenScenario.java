package org.lazymm.cli;

import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.machine.PostSwitchBarrier;
import org.lazymm.scheduler.scenario.Scenario;

/**
 * A scenario that was asked for.
 *
 * @param asked how it was asked for: a name of the catalogue or a file
 * @param scenario the scenario, changed as asked for
 * @param membarrier whether it is about {@code membarrier(2)}
 */
record ChosenScenario(String asked, Scenario scenario, boolean membarrier) {

  /** The same on another architecture. */
  ChosenScenario on(Architecture architecture) {
    return new ChosenScenario(asked, scenario.withArchitecture(architecture), membarrier);
  }

  /** The same with another supplier of the barrier after a switch. */
  ChosenScenario with(PostSwitchBarrier barrier) {
    return new ChosenScenario(asked, scenario.withPostSwitchBarrier(barrier), membarrier);
  }
}

package org.lazymm.conformance.interleave;

import java.util.function.Function;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.scenario.Scenario;
import org.lazymm.scheduler.machine.MachineSettings;

/**
 * What is run.
 *
 * @param scenario what happens
 * @param settings the machine that it happens on
 * @param scheme makes the scheme
 */
record Subject(Scenario scenario, MachineSettings settings, Function<Kernel, LazyMmScheme> scheme) {

  static Subject of(Scenario scenario, Function<Kernel, LazyMmScheme> scheme) {
    return new Subject(scenario, scenario.settings(), scheme);
  }
}

package org.lazymm.conformance;

import org.lazymm.scheduler.scenario.Scenario;
import org.lazymm.scheduler.scenario.ScenarioYaml;

/**
 * How a rule was broken.
 *
 * @param scenario the smallest scenario found that breaks it
 * @param what the violation, or the exception with its stack
 * @param foundAfter how many scenarios were run until one broke it, this one included; {@link
 *     #EXPLORED} if it is one of the catalogue
 */
public record Failure(Scenario scenario, String what, int foundAfter) {
  /** Stands for a scenario of the catalogue, of which all executions were explored. */
  public static final int EXPLORED = 0;

  /** The scenario as YAML. */
  public String yaml() {
    return ScenarioYaml.write(scenario);
  }

  /** How many steps the scenario has, those that happen while another is stopped counted. */
  public int steps() {
    return scenario.steps().stream().mapToInt(step -> step.size()).sum();
  }
}

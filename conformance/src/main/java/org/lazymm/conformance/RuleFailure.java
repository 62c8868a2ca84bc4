package org.lazymm.conformance;

import java.util.List;
import java.util.Optional;
import org.lazymm.explorer.replay.FlawCause;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.ScenarioYaml;
import org.lazymm.scenario.Step;
import org.lazymm.scheduler.machine.Model;

/**
 * How a rule was broken.
 *
 * @param scenario the smallest scenario found that breaks it
 * @param model under which memory model it was explored; empty if it was run in order
 * @param what the violation, or the exception with its stack
 * @param diagram what happens, as lines: a lane for each CPU, time downwards
 * @param step the step in which a sequential run broke it; empty if it was explored, or broke at
 *     none
 * @param cause in which way the execution that is drawn breaks what it breaks; empty if none is, or
 *     if the scenario was run in order
 * @param foundAfter how many scenarios were tried until one broke it, this one included; {@link
 *     #CATALOGUE} if it is one of the catalogue
 */
public record RuleFailure(
    Scenario scenario,
    Optional<Model> model,
    String what,
    List<String> diagram,
    Optional<FailingStep> step,
    Optional<FlawCause> cause,
    int foundAfter) {
  /** Stands for a scenario of the catalogue. */
  public static final int CATALOGUE = 0;

  /** Copies the list. */
  public RuleFailure {
    diagram = List.copyOf(diagram);
  }

  /** The scenario as YAML. */
  public String yaml() {
    return ScenarioYaml.write(scenario);
  }

  /** Whether it is a scenario of the catalogue, and not one that was generated. */
  public boolean ofCatalogue() {
    return foundAfter == CATALOGUE;
  }

  /**
   * How many steps the scenario has, its setup and those that happen while another is stopped
   * counted.
   */
  public int steps() {
    return size(scenario.setup()) + size(scenario.steps());
  }

  private static int size(List<Step> steps) {
    return steps.stream().mapToInt(Step::size).sum();
  }
}

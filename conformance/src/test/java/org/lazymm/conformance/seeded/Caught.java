package org.lazymm.conformance.seeded;

import org.lazymm.broken.BrokenScheme;
import org.lazymm.broken.order.OrderMutant;
import org.lazymm.conformance.Rule;
import org.lazymm.conformance.RuleFailure;
import org.lazymm.scenario.Scenario;

/**
 * A bug and what catches it, as a row of a table.
 *
 * @param bug its id, or a few words
 * @param base in which scheme it was injected
 * @param what what was changed
 * @param rule the rule that caught it
 * @param engine what judged
 * @param scenarios how many scenarios were needed
 * @param cpus how many CPUs the one that shows it has
 * @param actions how many actions, after the setup
 */
record Caught(
    String bug,
    String base,
    String what,
    String rule,
    String engine,
    String scenarios,
    int cpus,
    int actions) {

  static final String HEAD =
      """
      | bug | injected in | what was changed | rule | engine | scenarios | CPUs | actions |
      |---|---|---|---|---|---:|---:|---:|
      """;

  /** By generated scenarios, of which the last was shrunk. */
  static Caught of(BrokenScheme broken, Rule rule, RuleFailure failure) {
    return new Caught(
        broken.bug(),
        broken.base(),
        broken.what(),
        rule.id(),
        "in order",
        "%,d".formatted(failure.foundAfter()),
        failure.scenario().cpus(),
        failure.steps());
  }

  /** By exploring one scenario. */
  static Caught of(OrderMutant mutant) {
    Scenario scenario = mutant.scenario();
    return new Caught(
        mutant.bug(),
        mutant.name(),
        mutant.injecting().what(),
        mutant.property().name(),
        "explorer, " + mutant.model(),
        "`" + scenario.name() + "`",
        scenario.cpus(),
        scenario.steps().stream().mapToInt(step -> step.size()).sum());
  }

  /** The row. */
  String row() {
    return "| %s | `%s` | %s | %s | %s | %s | %d | %d |\n"
        .formatted(bug, base, what, rule, engine, scenarios, cpus, actions);
  }
}

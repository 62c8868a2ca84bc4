package org.lazymm.conformance;

/**
 * A bug and what catches it, as a row of a table.
 *
 * @param bug its id, or a few words
 * @param scheme in which it was planted
 * @param what what was changed
 * @param rule the rule that caught it
 * @param engine what judged
 * @param scenario the scenario's name
 * @param cpus how many CPUs it has
 * @param actions how many actions, after the setup
 */
public record Caught(
    String bug,
    String scheme,
    String what,
    String rule,
    String engine,
    String scenario,
    int cpus,
    int actions) {

  static final String HEAD =
      """
      | bug | planted in | what was changed | rule | caught by | scenario | CPUs | actions |
      |---|---|---|---|---|---|---:|---:|
      """;

  /** The row. */
  String row() {
    return "| %s | `%s` | %s | %s | %s | %s | %d | %d |\n"
        .formatted(bug, scheme, what, rule, engine, scenario, cpus, actions);
  }
}

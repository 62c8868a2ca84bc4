package org.lazymm.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/**
 * The rules that schemes are held to: those of the suite, then those of somebody's own.
 *
 * @param rules in the order in which reports show them
 */
public record RuleSet(List<Rule> rules) {
  private static final RuleSet SHIPPED = new RuleSet(Rules.all());

  /** Copies the list. */
  public RuleSet {
    rules = List.copyOf(rules);
  }

  /** Those of the suite. */
  public static RuleSet shipped() {
    return SHIPPED;
  }

  /**
   * Those of the suite, and all that are on a class path.
   *
   * @param classes loads what is on the class path
   * @throws IllegalArgumentException if one cannot join
   * @throws java.util.ServiceConfigurationError if one cannot be made
   */
  public static RuleSet onClassPath(ClassLoader classes) {
    RuleSet all = SHIPPED;
    for (OwnRule own : ServiceLoader.load(OwnRule.class, classes)) {
      all = all.with(own);
    }
    return all;
  }

  /**
   * Adds one.
   *
   * @param own a rule of somebody's own
   * @throws IllegalArgumentException if its id is taken or no id
   */
  public RuleSet with(OwnRule own) {
    Rule other = Rule.of(own);
    if (rules.stream().anyMatch(each -> each.id().equalsIgnoreCase(other.id()))) {
      throw new IllegalArgumentException(
          "there is a rule '" + other.id() + "' already; give this one another id");
    }
    List<Rule> all = new ArrayList<>(rules);
    all.add(other);
    return new RuleSet(all);
  }

  /** Those of somebody's own. */
  List<Rule> own() {
    return rules.stream().filter(rule -> rule.own().isPresent()).toList();
  }
}

package org.lazymm.conformance;

import java.time.Duration;
import java.util.List;
import org.lazymm.conformance.explore.CatalogueExploration;
import org.lazymm.scheduler.property.Property;

/**
 * What testing one scheme came to.
 *
 * @param scheme its name
 * @param seed from which the scenarios were generated
 * @param scenarios how many were run
 * @param inconclusive how many of them said nothing, because they could not be carried to their end
 * @param took how long it took, shrinking included, exploring not
 * @param rules the answer to each rule, in the order of {@link Rules#all}
 */
public record ConformanceResult(
    String scheme,
    long seed,
    int scenarios,
    int inconclusive,
    Duration took,
    List<RuleResult> rules) {

  /** Copies the list. */
  public ConformanceResult {
    rules = List.copyOf(rules);
  }

  /**
   * The same with answers to the rules that runs in order cannot judge.
   *
   * @param exploration of the same scheme
   */
  public ConformanceResult with(CatalogueExploration exploration) {
    List<Rule> explored = ExploredRules.all();
    return new ConformanceResult(
        scheme,
        seed,
        scenarios,
        inconclusive,
        took,
        rules.stream()
            .map(
                found ->
                    explored.contains(found.rule())
                        ? ExploredRules.answer(found.rule(), exploration)
                        : found)
            .toList());
  }

  /** Whether no rule was broken. */
  public boolean sound() {
    return failures().isEmpty();
  }

  /** The rules that were broken. */
  public List<RuleResult> failures() {
    return rules.stream().filter(result -> result.verdict() == Verdict.FAIL).toList();
  }

  /**
   * The answer to one rule.
   *
   * @param rule which
   */
  public RuleResult of(Rule rule) {
    return rules.get(Rules.all().indexOf(rule));
  }

  /**
   * The answer to the rule of a property.
   *
   * @param property which
   */
  public RuleResult of(Property property) {
    return of(Rules.of(property));
  }

  /**
   * Everything there is to say about a broken rule: its claim, the violation, the smallest scenario
   * as YAML, and how to run it again.
   *
   * @param broken one of {@link #failures}
   */
  public String explain(RuleResult broken) {
    return FailureText.of(this, broken);
  }
}

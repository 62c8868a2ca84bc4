package org.lazymm.conformance;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.lazymm.conformance.explore.CatalogueExploration;
import org.lazymm.conformance.explore.GeneratedExploration;
import org.lazymm.scheduler.property.Property;

/**
 * What testing one scheme came to.
 *
 * @param scheme its name
 * @param seed from which the scenarios were generated
 * @param scenarios how many were run
 * @param inconclusive how many of them said nothing, because they could not be carried to their end
 * @param took how long it took, shrinking included, exploring not
 * @param rules the answer to each rule, in the order in which reports show them
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
   * The same with what exploring the catalogue says: answers to the rules that sequential runs
   * cannot judge, and what it has seen broken of the others.
   *
   * @param catalogue explored with the same scheme; what is not yet explored is
   */
  public ConformanceResult with(CatalogueExploration catalogue) {
    return with(found -> ExploredRules.answer(found, catalogue, scheme));
  }

  /**
   * The same with what exploring generated scenarios has seen broken.
   *
   * @param generated explored with the same scheme
   */
  public ConformanceResult with(GeneratedExploration generated) {
    return with(found -> ExploredRules.answer(found, generated, scheme));
  }

  private ConformanceResult with(UnaryOperator<RuleResult> answer) {
    return new ConformanceResult(
        scheme, seed, scenarios, inconclusive, took, rules.stream().map(answer).toList());
  }

  /** Whether no rule was broken. */
  public boolean sound() {
    return failures().isEmpty();
  }

  /** The rules that were broken. */
  public List<RuleResult> failures() {
    return rules.stream().filter(result -> result.verdict() == RuleVerdict.FAIL).toList();
  }

  /**
   * The answer to one rule.
   *
   * @param rule which
   * @throws IllegalArgumentException if it was none of the rules that the scheme was held to
   */
  public RuleResult of(Rule rule) {
    return rules.stream()
        .filter(result -> result.rule().equals(rule))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(rule + ": the scheme was not held to it"));
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

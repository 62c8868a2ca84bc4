package org.lazymm.conformance;

import java.util.List;
import java.util.Optional;
import org.lazymm.conformance.explore.CatalogueCase;
import org.lazymm.conformance.explore.CatalogueExploration;
import org.lazymm.explorer.kernel.Verdict.Result;
import org.lazymm.scheduler.property.Property;

/**
 * Answers the rules that runs in order cannot judge. A rule holds if every scenario of the
 * catalogue that is about it holds; it is unknown if one of them is, or if there is none.
 */
public final class ExploredRules {
  private ExploredRules() {}

  /** The rules that are judged so, in the order of {@link Rules#all}. */
  public static List<Rule> all() {
    return Rules.all().stream()
        .filter(rule -> rule.property().filter(ExploredRules::isExplored).isPresent())
        .toList();
  }

  private static boolean isExplored(Property property) {
    return property.judge() == Property.Judge.EXPLORER;
  }

  /**
   * The answer to one rule; explores what has not been explored yet.
   *
   * @param rule one of {@link #all}
   * @param exploration of the scheme that is judged
   */
  public static RuleResult answer(Rule rule, CatalogueExploration exploration) {
    Property property =
        rule.property()
            .filter(ExploredRules::isExplored)
            .orElseThrow(() -> new IllegalArgumentException(rule + ": runs judge it"));
    List<CatalogueCase> cases = exploration.about(property);
    if (cases.isEmpty()) {
      return unknown(rule, 0, "no scenario of the catalogue is about it");
    }
    Optional<CatalogueCase> broken = first(cases, exploration, Result.BROKEN);
    if (broken.isPresent()) {
      Failure failure =
          new Failure(
              broken.get().entry().scenario(), exploration.explain(broken.get()), Failure.EXPLORED);
      return new RuleResult(rule, Verdict.FAIL, cases.size(), "", Optional.of(failure));
    }
    return first(cases, exploration, Result.UNKNOWN)
        .map(open -> unknown(rule, cases.size(), open + ": " + exploration.verdict(open).reason()))
        .orElse(new RuleResult(rule, Verdict.PASS, cases.size(), "", Optional.empty()));
  }

  private static Optional<CatalogueCase> first(
      List<CatalogueCase> cases, CatalogueExploration exploration, Result result) {
    return cases.stream().filter(each -> exploration.verdict(each).result() == result).findFirst();
  }

  private static RuleResult unknown(Rule rule, int cases, String why) {
    return new RuleResult(rule, Verdict.UNKNOWN, cases, why, Optional.empty());
  }
}

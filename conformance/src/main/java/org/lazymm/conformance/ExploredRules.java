package org.lazymm.conformance;

import java.util.List;
import java.util.Optional;
import org.lazymm.conformance.explore.CatalogueCase;
import org.lazymm.conformance.explore.CatalogueExploration;
import org.lazymm.conformance.explore.GeneratedExploration;
import org.lazymm.explorer.Verdict.Result;
import org.lazymm.explorer.counterexample.TextDiagram;
import org.lazymm.explorer.replay.Counterexample;
import org.lazymm.scheduler.machine.Model;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheduler.property.Violation;
import org.lazymm.scheduler.scenario.Scenario;

/**
 * What explorations say of rules. One that runs in order cannot judge holds if every scenario of
 * the catalogue that is about it holds, and is unknown if one of them is, or if there is none. Any
 * property is broken that an exploration has seen broken.
 */
public final class ExploredRules {
  private ExploredRules() {}

  /** The rules that explorations alone judge, in the order of {@link Rules#all}. */
  public static List<Rule> all() {
    return Rules.all().stream()
        .filter(rule -> rule.property().filter(ExploredRules::isExplored).isPresent())
        .toList();
  }

  private static boolean isExplored(Property property) {
    return property.judge() == Property.Judge.EXPLORER;
  }

  /** The answer to a rule with what the catalogue says; explores what is not explored yet. */
  static RuleResult answer(RuleResult found, CatalogueExploration catalogue, String scheme) {
    Optional<Property> property = found.rule().property();
    if (property.isEmpty() || found.verdict() == Verdict.FAIL) {
      return found;
    }
    return CatalogueCase.all().stream()
        .filter(each -> breaks(property.get(), each, catalogue))
        .findFirst()
        .map(each -> failure(property.get(), each, catalogue.verdict(each), scheme))
        .map(found::broken)
        .orElseGet(
            () ->
                isExplored(property.get())
                    ? judged(found.rule(), property.get(), catalogue)
                    : found);
  }

  /** The answer to a rule with what generated scenarios have shown. */
  static RuleResult answer(RuleResult found, GeneratedExploration generated, String scheme) {
    return found.verdict() == Verdict.FAIL
        ? found
        : found
            .rule()
            .property()
            .flatMap(generated::found)
            .map(
                broken ->
                    failure(
                        broken.scenario(),
                        broken.model(),
                        broken.violation(),
                        broken.counterexample(),
                        scheme,
                        broken.after()))
            .map(found::broken)
            .orElse(found);
  }

  /** A case about an order breaks it in whatever way it breaks. */
  private static boolean breaks(
      Property property, CatalogueCase each, CatalogueExploration catalogue) {
    org.lazymm.explorer.Verdict verdict = catalogue.verdict(each);
    return verdict.breaks(property)
        || (verdict.result() == Result.BROKEN && isExplored(property) && each.isAbout(property));
  }

  private static Failure failure(
      Property property, CatalogueCase broken, org.lazymm.explorer.Verdict verdict, String scheme) {
    Violation violation =
        verdict.violations().stream()
            .filter(each -> each.property() == property)
            .findFirst()
            .orElse(verdict.violations().get(0));
    return failure(
        broken.entry().scenario(),
        verdict.model(),
        violation,
        verdict.counterexample(),
        scheme,
        Failure.CATALOGUE);
  }

  private static Failure failure(
      Scenario scenario,
      Model model,
      Violation violation,
      Optional<Counterexample> shown,
      String scheme,
      int after) {
    return new Failure(
        scenario,
        Optional.of(model),
        violation.toString(),
        shown.map(each -> TextDiagram.of(each, scheme)).orElse(List.of()),
        after);
  }

  private static RuleResult judged(Rule rule, Property property, CatalogueExploration catalogue) {
    List<CatalogueCase> cases = catalogue.about(property);
    if (cases.isEmpty()) {
      return unknown(rule, 0, "no scenario is about it: lazymm fences tells");
    }
    return cases.stream()
        .filter(each -> catalogue.verdict(each).result() == Result.UNKNOWN)
        .findFirst()
        .map(open -> unknown(rule, cases.size(), open + ": " + catalogue.verdict(open).reason()))
        .orElse(new RuleResult(rule, Verdict.PASS, cases.size(), "", Optional.empty()));
  }

  private static RuleResult unknown(Rule rule, int cases, String why) {
    return new RuleResult(rule, Verdict.UNKNOWN, cases, why, Optional.empty());
  }
}

package org.lazymm.conformance;

import java.util.List;
import java.util.Optional;
import org.lazymm.conformance.explore.CatalogueCase;
import org.lazymm.conformance.explore.CatalogueExploration;
import org.lazymm.conformance.explore.GeneratedExploration;
import org.lazymm.explorer.ExplorationVerdict.Result;
import org.lazymm.explorer.counterexample.TextDiagram;
import org.lazymm.explorer.replay.Counterexample;
import org.lazymm.explorer.search.SearchOutcome;
import org.lazymm.scenario.Scenario;
import org.lazymm.scheduler.machine.Model;
import org.lazymm.scheduler.property.Family;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheduler.property.Violation;

/**
 * What explorations say of rules. One that sequential runs cannot judge holds if every scenario of
 * the catalogue that is about it holds and some execution of them could have broken it; it is
 * unknown if one of them is, or if there is none. One that sequential runs judge is unknown too if
 * a scenario about it is. Any property is broken that an exploration has seen broken.
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
    return property.judge() == Property.DecidedBy.EXPLORER;
  }

  /** The answer to a rule with what the catalogue says; explores what is not explored yet. */
  static RuleResult answer(RuleResult found, CatalogueExploration catalogue, String scheme) {
    Optional<Property> property = found.rule().property();
    if (property.isEmpty() || found.verdict() == RuleVerdict.FAIL) {
      return found;
    }
    return catalogue.cases().stream()
        .filter(each -> breaks(property.get(), each, catalogue))
        .findFirst()
        .map(each -> failure(property.get(), each, catalogue.verdict(each), scheme))
        .map(found::broken)
        .orElseGet(
            () ->
                isExplored(property.get())
                    ? judged(found.rule(), property.get(), catalogue)
                    : confirmed(found, property.get(), catalogue));
  }

  /** The answer to a rule with what generated scenarios have shown. */
  static RuleResult answer(RuleResult found, GeneratedExploration generated, String scheme) {
    Optional<Property> property = found.rule().property();
    if (property.isEmpty() || found.verdict() == RuleVerdict.FAIL) {
      return found;
    }
    return generated
        .found(property.get())
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
        .or(() -> cut(found, property.get(), generated.endless()))
        .orElse(found);
  }

  /** Leaves open whether exits end, if an exploration was cut since a CPU may never do. */
  private static Optional<RuleResult> cut(
      RuleResult found, Property property, Optional<String> endless) {
    return endless
        .filter(where -> property == Property.L3 && found.verdict() == RuleVerdict.PASS)
        .map(where -> found.open(where + "; sequential runs pass"));
  }

  /** A case about an order breaks it by what becomes of an mm's life. */
  private static boolean breaks(
      Property property, CatalogueCase each, CatalogueExploration catalogue) {
    org.lazymm.explorer.ExplorationVerdict verdict = catalogue.verdict(each);
    return verdict.breaks(property)
        || (isExplored(property)
            && property.family() == Family.ORDER
            && each.isAbout(property)
            && verdict.violations().stream()
                .anyMatch(violation -> violation.property().touchesLifetime()));
  }

  private static RuleFailure failure(
      Property property,
      CatalogueCase broken,
      org.lazymm.explorer.ExplorationVerdict verdict,
      String scheme) {
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
        RuleFailure.CATALOGUE);
  }

  private static RuleFailure failure(
      Scenario scenario,
      Model model,
      Violation violation,
      Optional<Counterexample> shown,
      String scheme,
      int after) {
    return new RuleFailure(
        scenario,
        Optional.of(model),
        violation.toString(),
        shown.map(each -> TextDiagram.of(each, scheme)).orElse(List.of()),
        Optional.empty(),
        shown.map(Counterexample::cause),
        after);
  }

  /** The answer to a rule that explorations alone judge, and that none breaks. */
  private static RuleResult judged(Rule rule, Property property, CatalogueExploration catalogue) {
    List<CatalogueCase> cases = catalogue.about(property);
    long tried = cases.stream().mapToLong(each -> tried(property, each, catalogue)).sum();
    if (cases.isEmpty()) {
      return answer(rule, RuleVerdict.UNKNOWN, 0, "no scenario is about it: lazymm fences tells");
    }
    Optional<String> open = open(cases, catalogue);
    if (open.isPresent()) {
      return answer(rule, RuleVerdict.UNKNOWN, tried, open.get());
    }
    return tried == 0
        ? answer(rule, RuleVerdict.NOT_TRIED, 0, "it never came about that " + rule.triedWhen())
        : answer(rule, RuleVerdict.PASS, tried, "");
  }

  private static RuleResult answer(Rule rule, RuleVerdict verdict, long tried, String note) {
    Basis basis = verdict == RuleVerdict.PASS ? Basis.EXECUTIONS : Basis.NOTHING;
    return new RuleResult(rule, verdict, basis, tried, note, Optional.empty());
  }

  /** What sequential runs say of a rule that no exploration breaks, with what explorations add. */
  private static RuleResult confirmed(
      RuleResult found, Property property, CatalogueExploration catalogue) {
    if (found.verdict() != RuleVerdict.PASS) {
      return found;
    }
    Optional<String> open =
        open(catalogue.about(property), catalogue)
            .or(() -> property == Property.L3 ? endless(catalogue) : Optional.empty());
    if (open.isPresent()) {
      return found.open(open.get() + "; sequential runs pass");
    }
    boolean tried =
        catalogue.cases().stream()
            .filter(each -> catalogue.verdict(each).result() == Result.HOLDS)
            .anyMatch(each -> tried(property, each, catalogue) > 0);
    return tried ? found.on(Basis.BOTH) : found;
  }

  private static long tried(Property property, CatalogueCase each, CatalogueExploration catalogue) {
    return catalogue.verdict(each).coverage().of(property);
  }

  /** The first of some cases that were not looked at to their end, and why. */
  private static Optional<String> open(List<CatalogueCase> cases, CatalogueExploration catalogue) {
    return cases.stream()
        .filter(each -> catalogue.verdict(each).result() != Result.HOLDS)
        .findFirst()
        .map(each -> each + ": " + why(catalogue.verdict(each)));
  }

  private static String why(org.lazymm.explorer.ExplorationVerdict verdict) {
    return verdict.result() == Result.BROKEN
        ? "breaks " + verdict.violations().get(0).property() + ", and the search ends there"
        : verdict.reason();
  }

  /** The first case in which a CPU may never come to its end. */
  private static Optional<String> endless(CatalogueExploration catalogue) {
    return catalogue.cases().stream()
        .filter(each -> catalogue.verdict(each).outcome().end() == SearchOutcome.End.ENDLESS)
        .findFirst()
        .map(each -> each + " was cut by a bound" + reason(catalogue.verdict(each)));
  }

  private static String reason(org.lazymm.explorer.ExplorationVerdict verdict) {
    return verdict.reason().isEmpty() ? "" : ": " + verdict.reason();
  }
}

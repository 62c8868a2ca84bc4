package org.lazymm.conformance.junit;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lazymm.api.LazyMmSchemeProvider;
import org.lazymm.api.Options;
import org.lazymm.conformance.ConformanceResult;
import org.lazymm.conformance.ConformanceSuite;
import org.lazymm.conformance.Rule;
import org.lazymm.conformance.RuleFailure;
import org.lazymm.conformance.RuleResult;
import org.lazymm.conformance.RuleSet;
import org.lazymm.conformance.RuleVerdict;
import org.lazymm.conformance.Rules;
import org.lazymm.conformance.explore.CatalogueCase;
import org.lazymm.conformance.explore.CatalogueExploration;
import org.lazymm.conformance.junit.SuiteFinding.Kind;
import org.lazymm.explorer.ExplorationVerdict;
import org.lazymm.scenario.StepPlaces;
import org.lazymm.scenario.catalogue.OwnScenario;
import org.lazymm.scheduler.property.Violation;

/** Turns what is broken into failed tests of one line, and leaves the rest in files. */
final class Failures {
  private final LazyMmSchemeProvider provider;
  private final Options options;
  private final RuleSet rules;
  private final AuthorProject project;
  private final FailureFiles files;
  private final Map<String, String> asked = new HashMap<>();

  /**
   * The failures of a scheme.
   *
   * @param provider makes the scheme
   * @param options its options
   * @param rules what it is held to
   * @param own scenarios that have joined the catalogue
   */
  Failures(LazyMmSchemeProvider provider, Options options, RuleSet rules, List<OwnScenario> own) {
    own.forEach(each -> asked.put(each.name(), each.asked()));
    this.provider = provider;
    this.options = options;
    this.rules = rules;
    this.project = AuthorProject.of(provider, options);
    this.files = new FailureFiles(project.scheme());
  }

  /** A rule that is broken. */
  ConformanceFailure broken(ConformanceResult result, RuleResult broken) {
    RuleFailure failure = broken.failure().orElseThrow();
    String rule = broken.rule().id();
    Optional<Path> scenario =
        failure.ofCatalogue()
            ? Optional.empty()
            : Optional.of(files.write(rule, ".yaml", failure.yaml()));
    String command = command(broken, failure, scenario) + project.plugins(broken.rule());
    String shown = result.scenarios() == 1 ? "\n" + failure.yaml() : "";
    Path file = files.write(rule, ".txt", result.explain(broken) + shown + again(command));
    String first = failure.what().lines().findFirst().orElse("");
    String why = first.startsWith(rule + ": ") ? first.substring(rule.length() + 2) : first;
    return found(
        new SuiteFinding(
            project.scheme(), broken.rule(), Kind.RULE, where(failure), why, file, command));
  }

  private static String where(RuleFailure failure) {
    String how = failure.model().map(model -> " under " + model).orElse(" in order");
    return failure.ofCatalogue()
        ? failure.scenario().name() + " on " + failure.scenario().architecture() + how
        : "a scenario of " + count(failure.steps(), "step") + how;
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private String command(RuleResult broken, RuleFailure failure, Optional<Path> scenario) {
    String how = failure.model().map(model -> " --model " + model).orElse(" --in-order");
    if (scenario.isPresent()) {
      return failure.model().isPresent() || isBrokenInOrder(broken, failure)
          ? project.check(scenario.get(), how)
          : project.check();
    }
    return failure.diagram().isEmpty()
        ? project.check()
        : project.check(
            asked(failure.scenario().name()), " --arch " + failure.scenario().architecture() + how);
  }

  /** Whether the scenario shows it alone: some need all that the suite has tried. */
  private boolean isBrokenInOrder(RuleResult broken, RuleFailure failure) {
    return ConformanceSuite.run(provider, options, failure.scenario(), StepPlaces.NONE, rules)
            .of(broken.rule())
            .verdict()
        == RuleVerdict.FAIL;
  }

  /** A rule that must be kept, and was not tried far enough to tell. */
  ConformanceFailure open(RuleResult open) {
    String command = project.check() + project.plugins(open.rule());
    String text = project.scheme() + " is not known to keep " + open.rule() + "\n  " + open + "\n";
    Path file = files.write(open.rule().id(), ".txt", text + again(command));
    return found(
        new SuiteFinding(project.scheme(), open.rule(), Kind.OPEN, "", open.note(), file, command));
  }

  /** A scenario of the catalogue in which a rule is broken. */
  ConformanceFailure broken(CatalogueExploration catalogue, CatalogueCase explored) {
    ExplorationVerdict verdict = catalogue.verdict(explored);
    Violation violation = verdict.shown().orElseThrow();
    String command =
        project.check(
            asked(explored.entry().name()),
            " --arch "
                + explored.entry().scenario().architecture()
                + " --model "
                + explored.model());
    String name =
        explored.entry().name()
            + "-on-"
            + explored.entry().scenario().architecture()
            + "-under-"
            + explored.model();
    Path file = files.write(name, ".txt", catalogue.explain(explored) + again(command));
    return found(
        new SuiteFinding(
            project.scheme(),
            Rules.of(violation.property()),
            Kind.SCENARIO,
            explored.toString(),
            violation.happened(),
            file,
            command));
  }

  /**
   * Further scenarios of the catalogue that break a rule, each with a file of its own; a file lists
   * them, a line each.
   *
   * @param rule what they break
   * @param catalogue the explored catalogue
   * @param others the scenarios
   */
  ConformanceFailure others(Rule rule, CatalogueExploration catalogue, List<CatalogueCase> others) {
    StringBuilder text = new StringBuilder();
    for (CatalogueCase each : others) {
      text.append(broken(catalogue, each).getMessage()).append('\n');
    }
    Path file = files.write(rule.id() + "-in-others", ".txt", text.toString());
    String what =
        project.scheme()
            + " breaks "
            + rule.id()
            + " in "
            + count(others.size(), "other scenario")
            + " of the catalogue ["
            + file
            + "]";
    return new ConformanceFailure(what, file);
  }

  /** How the command line takes a scenario of the catalogue, or one that has joined it. */
  private String asked(String name) {
    return asked.getOrDefault(name, name);
  }

  private static String again(String command) {
    return "\nrun it again:\n  " + command + "\n";
  }

  private static ConformanceFailure found(SuiteFinding finding) {
    SuiteFindings.add(finding);
    return finding.failure();
  }
}

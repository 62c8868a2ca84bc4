package org.lazymm.conformance.junit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.lazymm.conformance.ConformanceResult;
import org.lazymm.conformance.Rule;
import org.lazymm.conformance.RuleFailure;
import org.lazymm.conformance.RuleResult;
import org.lazymm.conformance.ScenarioReplay;

/** Turns a broken rule into a failed test, and leaves its scenario in a file. */
final class FailingScenario {
  private FailingScenario() {}

  static AssertionError error(ConformanceResult result, RuleResult broken) {
    RuleFailure failure = broken.failure().orElseThrow();
    return new AssertionError(
        result.explain(broken)
            + text(result, failure)
            + "\nrun it again:\n  "
            + (failure.ofCatalogue()
                ? catalogued(result.scheme(), failure)
                : saved(result, broken.rule(), failure))
            + "\n");
  }

  /** The scenario, where the explanation takes it for a file that the reader has. */
  private static String text(ConformanceResult result, RuleFailure failure) {
    return result.scenarios() == 1 && !failure.ofCatalogue() ? "\n" + failure.yaml() : "";
  }

  private static String catalogued(String scheme, RuleFailure failure) {
    return packed()
        + (failure.diagram().isEmpty()
            ? "lazymm check " + scheme + " --plugins target"
            : check(scheme, failure.scenario().name(), failure));
  }

  private static String check(String scheme, Object scenario, RuleFailure failure) {
    return "lazymm check "
        + scheme
        + " --plugins target --scenario "
        + scenario
        + failure.model().map(model -> " --model " + model).orElse(" --in-order");
  }

  /** The scheme goes into a jar first. */
  private static String packed() {
    return (Files.exists(Path.of("mvnw")) ? "./mvnw" : "mvn") + " -q -DskipTests package && ";
  }

  private static String saved(ConformanceResult result, Rule rule, RuleFailure failure) {
    Path file =
        ScenarioReplay.folder()
            .resolve(result.scheme() + "-" + rule.id().toLowerCase(Locale.ROOT) + ".yaml");
    try {
      Files.createDirectories(ScenarioReplay.folder());
      Files.writeString(file, failure.yaml());
      return packed() + check(result.scheme(), file, failure);
    } catch (IOException e) {
      return "cannot be: " + file + " could not be written: " + e;
    }
  }
}

package org.lazymm.conformance;

/** The text that a broken rule is reported with. */
final class FailureText {
  private static final String INDENT = "\n  ";

  private FailureText() {}

  static String of(ConformanceResult result, RuleResult broken) {
    RuleFailure failure =
        broken
            .failure()
            .orElseThrow(() -> new IllegalArgumentException(broken + ": it is not broken"));
    Rule rule = broken.rule();
    return result.scheme()
        + " breaks "
        + rule
        + INDENT
        + failure.what().strip().replace("\n", INDENT)
        + failure.step().map(step -> INDENT + step).orElse("")
        + "\nif this fails, check "
        + rule.check()
        + "\n\n"
        + origin(result, failure)
        + "\n"
        + (failure.ofCatalogue() || result.scenarios() == 1 ? "" : "\n" + failure.yaml())
        + "\n"
        + String.join("\n", failure.diagram())
        + "\n";
  }

  private static String origin(ConformanceResult result, RuleFailure failure) {
    if (failure.ofCatalogue()) {
      return "scenario " + failure.scenario().name() + " of the catalogue" + how(failure);
    }
    String size =
        count(failure.scenario().cpus(), "CPU") + ", " + count(failure.steps(), "step") + ":";
    return result.scenarios() == 1
        ? "the scenario" + how(failure) + ", " + size
        : "the smallest scenario found, out of number "
            + failure.foundAfter()
            + " of seed "
            + result.seed()
            + how(failure)
            + ", "
            + size;
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private static String how(RuleFailure failure) {
    return failure.model().map(model -> ", explored under " + model).orElse(", run in order");
  }
}

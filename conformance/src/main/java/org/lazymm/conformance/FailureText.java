package org.lazymm.conformance;

/** The text that a broken rule is reported with. */
final class FailureText {
  private FailureText() {}

  static String of(ConformanceResult result, RuleResult broken) {
    String scheme = result.scheme();
    Failure failure =
        broken
            .failure()
            .orElseThrow(() -> new IllegalArgumentException(broken + ": it is not broken"));
    String what =
        scheme
            + " breaks "
            + broken.rule()
            + "\n  "
            + failure.what().strip().replace("\n", "\n  ")
            + "\n\n";
    if (failure.foundAfter() == Failure.EXPLORED) {
      return what;
    }
    return what
        + origin(result, failure)
        + ", "
        + failure.scenario().cpus()
        + " CPUs, "
        + failure.steps()
        + " steps:\n\n"
        + failure.yaml()
        + "\n"
        + "Save it as FILE to run it again:\n  "
        + Replay.command(scheme, "FILE");
  }

  private static String origin(ConformanceResult result, Failure failure) {
    return result.scenarios() == 1
        ? "The scenario"
        : "The smallest scenario found, out of the "
            + failure.foundAfter()
            + "th of seed "
            + result.seed();
  }
}

package org.lazymm.conformance.junit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.lazymm.conformance.ConformanceResult;
import org.lazymm.conformance.Failure;
import org.lazymm.conformance.Replay;
import org.lazymm.conformance.RuleResult;

/** Turns a broken rule into a failed test, and leaves its scenario in a file. */
final class FailingScenario {
  private FailingScenario() {}

  static AssertionError error(ConformanceResult result, RuleResult broken) {
    return new AssertionError(result.explain(broken) + "\n" + saved(result, broken));
  }

  private static String saved(ConformanceResult result, RuleResult broken) {
    Failure failure = broken.failure().orElseThrow();
    Path file =
        Replay.folder()
            .resolve(result.scheme() + "-" + broken.rule().id().toLowerCase(Locale.ROOT) + ".yaml");
    try {
      Files.createDirectories(Replay.folder());
      Files.writeString(file, failure.yaml());
      return "It is saved:\n  " + Replay.command(result.scheme(), file.toString()) + "\n";
    } catch (IOException e) {
      return "It could not be saved as " + file + ": " + e.getMessage() + "\n";
    }
  }
}

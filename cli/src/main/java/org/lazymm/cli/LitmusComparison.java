package org.lazymm.cli;

import java.util.List;
import org.lazymm.litmus.expected.ExpectedResult;
import org.lazymm.litmus.run.LitmusResult;

/** Counts the litmus tests that come out as recorded. */
final class LitmusComparison {
  private final Console console;
  private int agree;
  private int differ;
  private int unsupported;
  private int cutShort;
  private int complete;

  LitmusComparison(Console console) {
    this.console = console;
  }

  void compare(String file, ExpectedResult expected, LitmusResult result) {
    List<String> differences = expected.differences(result);
    complete += result.complete() ? 1 : 0;
    if (differences.isEmpty()) {
      agree++;
      return;
    }
    differ++;
    String doubt =
        expected.contradictsItself()
            ? "; but the row contradicts itself: " + expected.verdictAndCounts()
            : "";
    console.print(file + ": " + String.join("; ", differences) + doubt);
  }

  void unsupported(String test, String why) {
    unsupported++;
    console.print(test + ": " + why);
  }

  /** A test was stopped before all its executions were seen. */
  void cutShort() {
    cutShort++;
  }

  boolean hasDifferences() {
    return differ > 0;
  }

  String summary() {
    return agree
        + " agree, "
        + differ
        + " differ, "
        + unsupported
        + " unsupported"
        + (cutShort == 0 ? "; " : ", " + cutShort + " cut short; ")
        + complete
        + " complete";
  }
}

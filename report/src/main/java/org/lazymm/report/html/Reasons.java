package org.lazymm.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.lazymm.report.Check;
import org.lazymm.report.Comparison;
import org.lazymm.report.Verdict;
import org.lazymm.report.finding.VerdictMatrix;
import org.lazymm.report.finding.VerdictTally;

/** Why a scheme stands where it stands, in few words. */
final class Reasons {

  private Reasons() {}

  static String of(Comparison comparison, VerdictMatrix verdicts, String scheme) {
    List<Verdict> failures = verdicts.failures(scheme);
    if (!failures.isEmpty()) {
      return failures.stream()
          .map(Verdict::property)
          .distinct()
          .collect(Collectors.joining(", ", "violates ", ""));
    }
    List<String> parts = new ArrayList<>();
    for (Check check : comparison.checks()) {
      if (verdicts.hasRun(check)) {
        VerdictTally tally = verdicts.tally(scheme, check);
        String proved = tally.proved() == 0 ? "none" : String.valueOf(tally.proved());
        parts.add(tally.passed() + " by " + check.title() + " (" + proved + " proved)");
      }
    }
    return parts.isEmpty()
        ? "nothing was checked"
        : "of " + comparison.properties().size() + " properties " + String.join(", ", parts);
  }
}

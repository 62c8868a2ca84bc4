package org.lazymm.report.finding;

import java.util.Collection;
import org.lazymm.report.Outcome;
import org.lazymm.report.Verdict;

/**
 * How many verdicts of each kind.
 *
 * @param proved passes that cover every execution within the check's bound
 * @param seen passes in the scenarios that were tried
 * @param failed failures
 * @param unknown those that say nothing
 */
public record VerdictTally(int proved, int seen, int failed, int unknown) {

  /** Counts verdicts. */
  public static VerdictTally of(Collection<Verdict> verdicts) {
    int proved = 0;
    int seen = 0;
    int failed = 0;
    int unknown = 0;
    for (Verdict verdict : verdicts) {
      if (verdict.isProof()) {
        proved++;
      } else if (verdict.outcome() == Outcome.PASS) {
        seen++;
      } else if (verdict.outcome() == Outcome.FAIL) {
        failed++;
      } else {
        unknown++;
      }
    }
    return new VerdictTally(proved, seen, failed, unknown);
  }

  /** All passes, proved or not. */
  public int passed() {
    return proved + seen;
  }

  /** All verdicts. */
  public int total() {
    return proved + seen + failed + unknown;
  }
}

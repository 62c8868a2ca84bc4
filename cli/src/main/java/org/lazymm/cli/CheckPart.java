package org.lazymm.cli;

import java.util.List;
import java.util.Optional;
import org.lazymm.evaluation.check.CheckCounts;
import org.lazymm.evaluation.work.Diagnostic;
import org.lazymm.explorer.ExplorationVerdict;
import org.lazymm.output.Printable;

/**
 * What a check says about one scheme, as a JVM of its own hands it back.
 *
 * @param rows of the table, each column by column
 * @param drawings the lines in which what is broken is drawn
 * @param diagnostics one for each case and rule that is broken
 * @param inputs one for each scenario that cannot be run
 * @param buffered what load buffering may add where
 * @param counts how many cases came to what
 * @param openRules how many rules are unknown or not tried
 * @param rules what the suite says
 */
record CheckPart(
    List<List<String>> rows,
    List<String> drawings,
    List<Diagnostic> diagnostics,
    List<Diagnostic> inputs,
    List<Buffered> buffered,
    CheckCounts counts,
    long openRules,
    List<String> rules) {
  private static final int COLUMNS = 8;
  private static final int VERDICT = 4;

  /** Copies the lists. */
  CheckPart {
    rows = rows.stream().<List<String>>map(List::copyOf).toList();
    drawings = List.copyOf(drawings);
    diagnostics = List.copyOf(diagnostics);
    inputs = List.copyOf(inputs);
    buffered = List.copyOf(buffered);
    rules = List.copyOf(rules);
  }

  /**
   * What is wrong with it, in words that follow the name of the scheme; empty if nothing is.
   *
   * @param scheme what it is to be about
   * @param cases how many cases were asked for
   * @param withRules whether the scheme was to be held to the rules
   */
  Optional<String> fault(String scheme, int cases, boolean withRules) {
    return strange(scheme, cases, withRules)
        .map(what -> "hands back from a JVM of its own what cannot be: " + what);
  }

  private Optional<String> strange(String scheme, int cases, boolean withRules) {
    if (rows.size() != cases) {
      return Optional.of(rows.size() + " verdicts, expected " + cases);
    }
    for (List<String> row : rows) {
      if (row.size() != COLUMNS || !row.get(0).equals(scheme)) {
        return Optional.of(
            "a verdict on " + Printable.line(row.isEmpty() ? "nothing" : row.get(0)));
      }
    }
    boolean counted =
        counts.hold() == rows(ExplorationVerdict.Result.HOLDS)
            && counts.broken() == rows(ExplorationVerdict.Result.BROKEN)
            && counts.unknown() == rows(ExplorationVerdict.Result.UNKNOWN)
            && counts.unrunnable() == rows(ExplorationVerdict.Result.UNRUNNABLE)
            && counts.total() == cases;
    if (!counted) {
      return Optional.of("a count that is not that of its verdicts");
    }
    if (counts.broken() > 0 && diagnostics.isEmpty()) {
      return Optional.of("what is broken, but not by what");
    }
    if (openRules < 0 || (withRules && rules.isEmpty())) {
      return Optional.of("no verdict on the rules");
    }
    return buffered.stream().allMatch(each -> each.scheme().equals(scheme))
        ? Optional.empty()
        : Optional.of("a note on another scheme");
  }

  private long rows(ExplorationVerdict.Result result) {
    return rows.stream().filter(row -> row.get(VERDICT).equals(CheckTable.shown(result))).count();
  }
}

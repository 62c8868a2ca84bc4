package org.lazymm.conformance.junit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lazymm.conformance.Rule;
import org.lazymm.conformance.Rules;
import org.lazymm.conformance.ScenarioReplay;
import org.lazymm.conformance.junit.SuiteFinding.Kind;

/** The table of all that has failed: a row for each rule of a scheme, with the file of the rest. */
final class FindingsTable {
  /** So many lines and no more, the empty ones around the table counted. */
  static final int MOST_LINES = 40;

  private static final int WIDTH = 100;

  private static final Path FOLDER = ScenarioReplay.folder();

  /** So many lines can come before and after the rows. */
  private static final int OTHER_LINES = 11;

  private static final Comparator<SuiteFinding> BEST_FIRST =
      Comparator.comparing(SuiteFinding::kind).thenComparing(finding -> finding.file().toString());

  private static final Comparator<Rule> BY_ID = Comparator.comparing(Rule::id);

  private FindingsTable() {}

  /** A rule that a scheme breaks, with all that shows it, the plainest first. */
  private record Row(List<SuiteFinding> findings) {
    SuiteFinding shown() {
      return findings.get(0);
    }

    List<String> lines(boolean namesScheme) {
      long others = findings.stream().skip(1).filter(each -> each.kind() == Kind.SCENARIO).count();
      String scenario =
          (namesScheme ? shown().scheme() + ": " : "")
              + shown().where()
              + (others == 0 ? "" : ", and in " + count(others, "other scenario"));
      return List.of(
          cut("%-4s  %-68s  %s".formatted(shown().rule().id(), scenario, inFolder(shown()))),
          cut("      " + shown().why()));
    }
  }

  /**
   * The lines of the table.
   *
   * @param findings one or more
   */
  static List<String> of(List<SuiteFinding> findings) {
    List<Row> rows = rows(findings);
    List<SuiteFinding> open = findings.stream().filter(each -> each.kind() == Kind.OPEN).toList();
    boolean severalSchemes = findings.stream().map(SuiteFinding::scheme).distinct().count() > 1;
    List<String> lines = new ArrayList<>(List.of("", heading(findings, rows, open)));
    if (!rows.isEmpty()) {
      lines.add("files are in " + FOLDER);
      lines.add("");
      lines.add("%-4s  %-68s  %s".formatted("rule", "scenario", "file"));
    }
    int room = (MOST_LINES - OTHER_LINES) / 2;
    rows.stream().limit(room).forEach(row -> lines.addAll(row.lines(severalSchemes)));
    if (rows.size() > room) {
      lines.add("and " + count(rows.size() - room, "other rule") + ", in files there");
    }
    if (!open.isEmpty()) {
      String ids =
          open.stream().map(each -> each.rule().id()).distinct().collect(Collectors.joining(" "));
      lines.add("");
      lines.add(cut("not known to be kept, see such as " + inFolder(open.get(0)) + ": " + ids));
    }
    lines.add("");
    lines.add((rows.isEmpty() ? "again: " : "the first of them again: ") + first(rows, open));
    lines.add("");
    return lines;
  }

  private static String first(List<Row> rows, List<SuiteFinding> open) {
    return (rows.isEmpty() ? open.get(0) : rows.get(0).shown()).command();
  }

  private static String heading(
      List<SuiteFinding> findings, List<Row> rows, List<SuiteFinding> open) {
    String schemes =
        findings.stream().map(SuiteFinding::scheme).distinct().collect(Collectors.joining(", "));
    long scenarios = findings.stream().filter(each -> each.kind() == Kind.SCENARIO).count();
    return cut(
        schemes
            + ": "
            + count(rows.size(), "rule")
            + " broken, in "
            + count(scenarios, "scenario")
            + " of the catalogue"
            + (open.isEmpty() ? "" : "; " + count(open.size(), "rule") + " not known to be kept"));
  }

  private static Path inFolder(SuiteFinding finding) {
    return finding.file().startsWith(FOLDER) ? FOLDER.relativize(finding.file()) : finding.file();
  }

  /** In the order of rules, scheme by scheme. */
  private static List<Row> rows(List<SuiteFinding> findings) {
    Map<String, List<SuiteFinding>> byScheme =
        findings.stream()
            .filter(each -> each.kind() != Kind.OPEN)
            .collect(
                Collectors.groupingBy(
                    SuiteFinding::scheme, LinkedHashMap::new, Collectors.toList()));
    return byScheme.values().stream()
        .map(FindingsTable::byRule)
        .flatMap(Collection::stream)
        .toList();
  }

  private static List<Row> byRule(List<SuiteFinding> ofScheme) {
    Stream<Rule> ownLast =
        Stream.concat(Rules.all().stream(), ofScheme.stream().map(SuiteFinding::rule).sorted(BY_ID))
            .distinct();
    return ownLast
        .map(
            rule ->
                ofScheme.stream()
                    .filter(each -> each.rule().equals(rule))
                    .sorted(BEST_FIRST)
                    .toList())
        .filter(found -> !found.isEmpty())
        .map(Row::new)
        .toList();
  }

  private static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private static String cut(String line) {
    return line.length() <= WIDTH ? line : line.substring(0, WIDTH - 3) + "...";
  }
}

package org.lazymm.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.lazymm.evaluation.check.ExploredCase;
import org.lazymm.explorer.ExplorationVerdict;
import org.lazymm.output.Printable;

/** The table of a check: a line for each case, printed as soon as it is known. */
final class CheckTable {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final String EXTENT = "bounded (123456789 explored)";

  private final Console console;
  private final String format;
  private final List<List<String>> rows = new ArrayList<>();

  /** A table for some cases; prints its heading. */
  CheckTable(Console console, List<ExploredCase> cases) {
    this.console = console;
    int scheme = "scheme".length();
    int scenario = "scenario".length();
    int machine = "machine".length();
    for (ExploredCase each : cases) {
      scheme = Math.max(scheme, each.scheme().displayName().length());
      scenario = Math.max(scenario, named(each).length());
      machine = Math.max(machine, each.machine().length());
    }
    this.format =
        "%%-%ds  %%-%ds  %%-%ds  %%-5s  %%-7s  %%-%ds  %%8s  %%s"
            .formatted(scheme, scenario, machine, EXTENT.length());
    line("scheme", "scenario", "machine", "model", "verdict", "extent", "time", "");
    rows.clear();
  }

  /**
   * Prints a case's line.
   *
   * @param explored the case
   * @param verdict what came of it
   * @param note what more there is to say
   */
  void row(ExploredCase explored, ExplorationVerdict verdict, String note) {
    line(
        explored.scheme().displayName(),
        named(explored),
        explored.machine(),
        explored.model().toString(),
        shown(verdict.result()),
        verdict.extent(),
        time(verdict.time()),
        note);
  }

  /**
   * Prints the line of a case that was not explored, or ended by an exception.
   *
   * @param explored the case
   * @param result the verdict
   * @param note why, or what was thrown
   */
  void row(ExploredCase explored, ExplorationVerdict.Result result, String note) {
    line(
        explored.scheme().displayName(),
        named(explored),
        explored.machine(),
        explored.model().toString(),
        shown(result),
        "nothing explored",
        "",
        note);
  }

  /** All rows, each column by column. */
  List<List<String>> rows() {
    return List.copyOf(rows);
  }

  /** Prints a row that a table elsewhere has. */
  void row(List<String> columns) {
    line(columns.toArray(String[]::new));
  }

  private void line(String... columns) {
    rows.add(List.of(columns));
    Object[] shown = Stream.of(columns).map(Printable::escaped).toArray();
    console.print(format.formatted(shown).stripTrailing());
  }

  /** A verdict as the table has it. */
  static String shown(ExplorationVerdict.Result result) {
    return result == ExplorationVerdict.Result.UNRUNNABLE
        ? "no run"
        : result.name().toLowerCase(Locale.ROOT);
  }

  private static String named(ExploredCase explored) {
    return Printable.line(explored.chosen().scenario().name());
  }

  private static String time(Duration time) {
    return "%.2f s".formatted(time.toNanos() / NANOS_PER_SECOND);
  }
}

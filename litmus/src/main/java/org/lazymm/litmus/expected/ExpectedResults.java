package org.lazymm.litmus.expected;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.lazymm.explorer.model.Flag;
import org.lazymm.litmus.reader.LitmusSyntaxException;

/**
 * A table of recorded results: columns separated by tabs, with a heading.
 *
 * <p>Column {@code test} is the path of a file, or its name. What else there is to compare stands
 * in the columns {@code observation}, {@code states}, {@code positive}, {@code negative} and {@code
 * flags}. A table of several models has columns of each: of {@code sc}, they are {@code sc}, {@code
 * states_sc}, {@code positive_sc}, {@code negative_sc} and {@code flags_sc}. Those of {@code lkmm},
 * which is without load buffering here, are {@code lkmm_porf}, {@code states_porf} and so on. Any
 * but {@code test} may be missing; other columns are passed over.
 */
public final class ExpectedResults {
  /** A flag or a state may hold any quotes. */
  private static final char NO_QUOTES = '\0';

  private static final String TEST = "test";

  private final String file;
  private final List<String> heading;
  private final String observation;
  private final String states;
  private final String positive;
  private final String negative;
  private final String flags;
  private final Map<String, ExpectedResult> results = new LinkedHashMap<>();
  private final Map<String, List<ExpectedResult>> byName = new HashMap<>();

  private ExpectedResults(String file, List<String> heading, String model) {
    this.file = file;
    this.heading = heading;
    boolean lkmm = model.equals("lkmm");
    String suffix = lkmm ? "_porf" : "_" + model;
    observation = column(lkmm ? "lkmm_porf" : model, "observation");
    states = column("states" + suffix, "states");
    positive = column("positive" + suffix, "positive");
    negative = column("negative" + suffix, "negative");
    // Those of a table of several models are of the kernel's.
    boolean shared = lkmm || !heading.contains("lkmm_porf");
    flags = column("flags" + suffix, shared ? "flags" : "");
  }

  /** The first of two columns if the table has it, else the second. */
  private String column(String own, String common) {
    return heading.contains(own) ? own : common;
  }

  /**
   * Reads a table.
   *
   * @param file what errors call it
   * @param text the table
   * @param model of which model the results are to be, by its name
   * @throws LitmusSyntaxException if it is no such table
   */
  public static ExpectedResults read(String file, String text, String model) {
    List<CsvRecord> lines = lines(file, text);
    List<String> heading = lines.isEmpty() ? List.of() : lines.get(0).getFields();
    ExpectedResults table = new ExpectedResults(file, heading, model);
    table.checkHeading(model);
    lines.stream().skip(1).forEach(table::add);
    return table;
  }

  private void checkHeading(String model) {
    if (!heading.contains(TEST)) {
      throw new LitmusSyntaxException(
          file, 1, 1, "no column '" + TEST + "'", "columns with headings, between tabs");
    }
    // Flags alone are of nobody knows which model.
    if (Collections.disjoint(heading, List.of(observation, states, positive, negative))) {
      String own = model.equals("lkmm") ? "lkmm_porf" : model;
      throw new LitmusSyntaxException(
          file,
          1,
          1,
          "no column of results of " + model,
          "a column '%s', observation, states, positive or negative".formatted(own));
    }
  }

  private static List<CsvRecord> lines(String file, String text) {
    try {
      return CsvReader.builder()
          .fieldSeparator('\t')
          .quoteCharacter(NO_QUOTES)
          .skipEmptyLines(false)
          .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
          .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
          .ofCsvRecord(text)
          .stream()
          .toList();
    } catch (CsvParseException e) {
      int last = text.indexOf(NO_QUOTES);
      int line = 1 + (int) text.chars().limit(Math.max(0, last)).filter(c -> c == '\n').count();
      throw new LitmusSyntaxException(
          file,
          line,
          1,
          last < 0 ? "a cell that is too long" : "a NUL",
          "columns of text, between tabs");
    }
  }

  private void add(CsvRecord row) {
    int line = Math.toIntExact(row.getStartingLineNumber());
    List<String> cells = row.getFields();
    if (cells.size() != heading.size()) {
      throw new LitmusSyntaxException(
          file, line, 1, cells.size() + " columns", heading.size() + " as in the heading");
    }
    String test = text(cells, TEST).orElse("");
    ExpectedResult result =
        new ExpectedResult(
            test,
            text(cells, observation).filter(said -> !said.isEmpty()),
            text(cells, flags).map(raised -> raised.contains(Flag.DATA_RACE.text())),
            count(line, cells, states),
            count(line, cells, positive),
            count(line, cells, negative));
    if (results.put(test, result) != null) {
      throw new LitmusSyntaxException(
          file, line, 1, "another row of '" + test + "'", "one row of each test");
    }
    byName.computeIfAbsent(name(test), fresh -> new ArrayList<>()).add(result);
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private Optional<String> text(List<String> cells, String column) {
    int at = heading.indexOf(column);
    return at < 0 ? Optional.empty() : Optional.of(cells.get(at));
  }

  private OptionalLong count(int line, List<String> cells, String column) {
    String cell = text(cells, column).orElse("");
    if (cell.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(cell));
    } catch (NumberFormatException noNumber) {
      throw new LitmusSyntaxException(
          file, line, 1, column + " '" + cell + "'", "a number, or nothing");
    }
  }

  /**
   * What is recorded of a test: the row of its path, or else of the longest end of its path that
   * has one. If there is none, the one row of any path that ends in the name of the file.
   *
   * @param path the path of its file, with {@code /} between folders
   * @param byNameAlone whether the name of the file alone says which test it is
   */
  public Optional<ExpectedResult> of(String path, boolean byNameAlone) {
    for (int start = 0; start >= 0; start = path.indexOf('/', start) + 1) {
      String end = path.substring(start);
      boolean alone = end.indexOf('/') < 0;
      if (alone && start > 0 && !byNameAlone) {
        return Optional.empty();
      }
      ExpectedResult row = results.get(end);
      if (row != null) {
        return Optional.of(row);
      }
      if (alone) {
        break;
      }
    }
    List<ExpectedResult> sameName = byName.getOrDefault(name(path), List.of());
    return byNameAlone && sameName.size() == 1 ? Optional.of(sameName.get(0)) : Optional.empty();
  }
}

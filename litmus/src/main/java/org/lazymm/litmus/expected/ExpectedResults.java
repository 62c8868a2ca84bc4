package org.lazymm.litmus.expected;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.lazymm.explorer.model.Flag;
import org.lazymm.litmus.reader.LitmusSyntaxException;

/** A table of recorded results: columns separated by tabs, with a heading. */
public final class ExpectedResults {
  /** A flag or a state may hold any quotes. */
  private static final char NO_QUOTES = '\0';

  private static final String TEST = "test";
  private static final String OBSERVATION = "lkmm_porf";
  private static final String FLAGS = "flags";

  /** Without load buffering; a table may lack it. */
  private static final String OWN_FLAGS = "flags_porf";

  private static final String STATES = "states_porf";
  private static final String POSITIVE = "positive_porf";
  private static final String NEGATIVE = "negative_porf";

  private final String file;
  private final List<String> heading;
  private final Map<String, ExpectedResult> results = new LinkedHashMap<>();

  private ExpectedResults(String file, List<String> heading) {
    this.file = file;
    this.heading = heading;
  }

  /**
   * Reads a table.
   *
   * @param file what errors call it
   * @param text the table
   * @throws LitmusSyntaxException if it is no such table
   */
  public static ExpectedResults read(String file, String text) {
    List<CsvRecord> lines = lines(file, text);
    List<String> heading = lines.isEmpty() ? List.of() : lines.get(0).getFields();
    for (String column : List.of(TEST, OBSERVATION, FLAGS, STATES, POSITIVE, NEGATIVE)) {
      if (!heading.contains(column)) {
        throw new LitmusSyntaxException(
            file, 1, 1, "no column '" + column + "'", "columns with headings, between tabs");
      }
    }
    ExpectedResults table = new ExpectedResults(file, heading);
    lines.stream().skip(1).forEach(table::add);
    return table;
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
    String test = cell(cells, TEST);
    ExpectedResult result =
        new ExpectedResult(
            test,
            cell(cells, OBSERVATION),
            cell(cells, heading.contains(OWN_FLAGS) ? OWN_FLAGS : FLAGS)
                .contains(Flag.DATA_RACE.text()),
            count(line, cells, STATES)
                .orElseThrow(
                    () ->
                        new LitmusSyntaxException(
                            file, line, 1, "no " + STATES, "a number of states")),
            count(line, cells, POSITIVE),
            count(line, cells, NEGATIVE));
    if (results.put(test, result) != null) {
      throw new LitmusSyntaxException(
          file, line, 1, "another row of '" + test + "'", "one row of each test");
    }
  }

  private String cell(List<String> cells, String column) {
    return cells.get(heading.indexOf(column));
  }

  private OptionalLong count(int line, List<String> cells, String column) {
    String cell = cell(cells, column);
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
   * What is recorded of a test.
   *
   * @param test the name of its file
   */
  public Optional<ExpectedResult> of(String test) {
    return Optional.ofNullable(results.get(test));
  }
}

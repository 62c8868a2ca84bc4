package org.lazymm.litmus.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.lazymm.explorer.search.Limits;
import org.lazymm.litmus.Corpus;
import org.lazymm.litmus.expected.ExpectedResult;
import org.lazymm.litmus.expected.ExpectedResults;
import org.lazymm.litmus.reader.LitmusReader;
import org.lazymm.scheduler.machine.Model;

class CorpusResultsTest {
  @Test
  void publicTestsComeOutAsRecorded() throws IOException {
    List<Path> files = Corpus.files();
    Path table = files.get(0).resolveSibling("expected.tsv");
    ExpectedResults recorded =
        ExpectedResults.read(table.toString(), Files.readString(table), "lkmm");
    LitmusRunner runner = LitmusRunner.under(Model.LKMM, Limits.NONE);
    TreeMap<String, List<String>> differences = new TreeMap<>();
    for (Path file : files) {
      String name = Objects.toString(file.getFileName());
      ExpectedResult row = recorded.of(name, true).orElseThrow();
      LitmusResult result = runner.run(LitmusReader.read(name, Files.readString(file)));
      List<String> found = row.differences(result);
      if (!found.isEmpty()) {
        differences.put(name, found);
      }
    }

    assertEquals(new TreeMap<>(), differences, () -> "of " + files.size() + " tests");
  }

  /**
   * What is said to be complete must come out as with load buffering; and all that comes out
   * otherwise must not be said to be complete.
   */
  @Test
  void completeOnesComeOutAsWithLoadBuffering() throws IOException {
    List<Path> files = Corpus.files();
    Map<String, Row> rows = rows(files.get(0).resolveSibling("expected.tsv"));
    LitmusRunner runner = LitmusRunner.under(Model.LKMM, Limits.NONE);
    TreeMap<String, String> differences = new TreeMap<>();
    int complete = 0;
    int same = 0;
    for (Path file : files) {
      String name = Objects.toString(file.getFileName());
      LitmusResult result = runner.run(LitmusReader.read(name, Files.readString(file)));
      Row expected = Objects.requireNonNull(rows.get(name), name);
      Row found = new Row(result.observation().text(), result.states().size(), result.race());
      same += found.equals(expected) ? 1 : 0;
      complete += result.complete() ? 1 : 0;
      if (result.complete() && !found.equals(expected)) {
        differences.put(name, found + ", expected " + expected);
      }
    }
    System.out.printf(
        "%d tests: %d come out as with load buffering, %d of them are known to be complete%n",
        files.size(), same, complete);
    assertEquals(new TreeMap<>(), differences);
    assertTrue(complete > 0);
  }

  private record Row(String observation, int states, boolean race) {}

  /** What is recorded of executions with load buffering. */
  private static Map<String, Row> rows(Path table) throws IOException {
    List<String> lines = Files.readAllLines(table);
    List<String> heading = List.of(lines.get(0).split("\t", -1));
    Map<String, Row> rows = new TreeMap<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = List.of(line.split("\t", -1));
      rows.put(
          cells.get(heading.indexOf("test")),
          new Row(
              cells.get(heading.indexOf("lkmm")),
              Integer.parseInt(cells.get(heading.indexOf("states_lkmm"))),
              cells.get(heading.indexOf("flags")).contains("data-race")));
    }
    return rows;
  }
}

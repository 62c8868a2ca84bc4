package org.lazymm.litmus.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.lazymm.explorer.search.Limits;
import org.lazymm.litmus.Corpus;
import org.lazymm.litmus.expected.ExpectedResult;
import org.lazymm.litmus.expected.ExpectedResults;
import org.lazymm.litmus.reader.LitmusReader;
import org.lazymm.scheduler.machine.Model;

class CorpusResultsTest {
  /** Their races are recorded of executions that load buffering alone makes possible. */
  private static final Set<String> RACY_BY_LOAD_BUFFERING =
      Set.of("C-non-race1.litmus", "C-non-race1-rrdep.litmus");

  /**
   * Rows that contradict themselves are held against their numbers of executions alone, which are
   * the part of them that can be true.
   */
  @Test
  void publicTestsComeOutAsRecorded() throws IOException {
    List<Path> files = Corpus.files();
    Path table = files.get(0).resolveSibling("expected.tsv");
    ExpectedResults recorded = ExpectedResults.read(table.toString(), Files.readString(table));
    LitmusRunner runner = LitmusRunner.under(Model.LKMM, Limits.NONE);
    TreeMap<String, List<String>> differences = new TreeMap<>();
    for (Path file : files) {
      String name = Objects.toString(file.getFileName());
      ExpectedResult row = recorded.of(name).orElseThrow();
      LitmusResult result = runner.run(LitmusReader.read(name, Files.readString(file)));
      List<String> found = row.differences(result);
      if (row.contradictsItself()) {
        found = found.stream().filter(text -> text.contains("executions")).toList();
      }
      if (!found.isEmpty() && !RACY_BY_LOAD_BUFFERING.contains(name)) {
        differences.put(name, found);
      }
    }

    assertEquals(new TreeMap<>(), differences, () -> "of " + files.size() + " tests");
  }
}

package org.lazymm.litmus.expected;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lazymm.explorer.buffering.LoadBuffering;
import org.lazymm.explorer.search.SearchOutcome;
import org.lazymm.litmus.LitmusTest;
import org.lazymm.litmus.reader.LitmusReader;
import org.lazymm.litmus.reader.LitmusSyntaxException;
import org.lazymm.litmus.run.LitmusResult;

class ExpectedResultsTest {
  private static final String HEADING =
      "test\tlkmm\tlkmm_porf\tstates_porf\tflags\tpositive_porf\tnegative_porf\n";

  private static ExpectedResult row(String cells) {
    String line = "t\t" + cells.replace(' ', '\t').replace("_", "");
    return ExpectedResults.read("e.tsv", HEADING + line, "lkmm").of("t", true).orElseThrow();
  }

  private static LitmusResult result(boolean plain, boolean exhaustive) {
    String access = plain ? "*x = 1;" : "WRITE_ONCE(*x, 1);";
    LitmusTest test =
        LitmusReader.read("t", "C t\n{}\nP0(int *x) { " + access + " }\nexists (x=1)");
    return new LitmusResult(
        test,
        List.of("x=1;"),
        2,
        1,
        Set.of(),
        exhaustive ? SearchOutcome.End.EXHAUSTIVE : SearchOutcome.End.TIME,
        LoadBuffering.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      value = {
        "Never Sometimes 1 _ 2 1 | ''",
        "Never Sometimes 1 _ _ _ | ''",
        "Never Never 1 _ _ _ | Sometimes, expected Never",
        "Never Sometimes 2 _ _ _ | 1 states, expected 2",
        "Never Sometimes 1 data-race _ _ | no data race, expected a data race",
        "Never Sometimes 1 _ 3 0 | 2 positive executions, expected 3;"
            + " 1 negative executions, expected 0",
      })
  void namesEachDifference(String cells, String differences) {
    assertEquals(differences, String.join("; ", row(cells).differences(result(false, true))));
  }

  @Test
  void executionsOfUnmarkedAccessesAreNotCompared() {
    assertEquals(List.of(), row("Never Sometimes 1 _ 7 7").differences(result(true, true)));
  }

  @Test
  void aSearchThatWasCutShortAgreesWithNothing() {
    assertEquals(
        List.of("not all executions seen"),
        row("Never Sometimes 1 _ 2 1").differences(result(false, false)));
  }

  @Test
  void aRowCanContradictItself() {
    assertFalse(row("_ Sometimes 2 _ 1 1").contradictsItself());
    assertFalse(row("_ Sometimes 2 _ _ _").contradictsItself());
    assertTrue(row("_ Sometimes 2 _ 0 2").contradictsItself());
    assertTrue(row("_ Never 3 _ 0 2").contradictsItself());
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "a.litmus, true, Always",
        "x/a.litmus, true, Never",
        "/far/x/a.litmus, false, Never",
        "y/a.litmus, true, Always",
        "y/a.litmus, false, -",
        "b.litmus, true, Sometimes",
        "c.litmus, true, -",
        "z/y/b.litmus, false, -",
      })
  void aRowIsFoundByThePathOrElseByAnUnambiguousName(
      String path, boolean byNameAlone, String observation) {
    String table =
        """
        test\tobservation
        a.litmus\tAlways
        x/a.litmus\tNever
        x/b.litmus\tSometimes
        x/c.litmus\tNever
        y/c.litmus\tNever
        """;
    assertEquals(
        Optional.ofNullable(observation),
        ExpectedResults.read("e.tsv", table, "tso")
            .of(path, byNameAlone)
            .flatMap(ExpectedResult::observation));
  }

  @Test
  void aModelHasColumnsOfItsOwn() {
    String table = "test\tlkmm_porf\tsc\tstates_sc\tflags\nt\tAlways\tNever\t4\t\n";
    ExpectedResult sc = ExpectedResults.read("e.tsv", table, "sc").of("t", true).orElseThrow();
    assertEquals(Optional.of("Never"), sc.observation());
    assertEquals(4, sc.states().orElseThrow());
    ExpectedResult lkmm = ExpectedResults.read("e.tsv", table, "lkmm").of("t", true).orElseThrow();
    assertEquals(Optional.of("Always"), lkmm.observation());
    assertTrue(lkmm.states().isEmpty());
    assertThrows(LitmusSyntaxException.class, () -> ExpectedResults.read("e.tsv", table, "tso"));
  }

  @Test
  void aRowMaySayNothing() {
    ExpectedResult row =
        ExpectedResults.read("e.tsv", "test\tpositive\nt\t1\n", "sc").of("t", true).orElseThrow();
    assertFalse(row.saysNothingOf(result(false, true)));
    assertTrue(row.saysNothingOf(result(true, true)));
  }

  @Test
  void aTestWithoutRowIsNotThere() {
    assertEquals(Optional.empty(), ExpectedResults.read("e.tsv", HEADING, "lkmm").of("t", true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      value = {
        "name | 1:1: found no column 'test', expected columns with headings, between tabs",
        "test~flags | 1:1: found no column of results of lkmm,"
            + " expected a column 'lkmm_porf', observation, states, positive or negative",
        "H/t~x | 2:1: found 2 columns, expected 7 as in the heading",
        "H/t~a~b~x~~~ | 2:1: found states_porf 'x', expected a number, or nothing",
        "H/t~a~b~1~~~. | 2:1: found negative_porf '.', expected a number, or nothing",
        "H/t~a~b~1.0~~~ | 2:1: found states_porf '1.0', expected a number, or nothing",
        "H/t~a~b~1~~~/@@t~a~b~1~~~ | 3:1: found a NUL, expected columns of text, between tabs",
        "H/t~a~b~\u001b~~~ | 2:1: found states_porf '\\u001b', expected a number, or nothing",
        "H/t~a~b~1~~~/t~a~b~2~~~ | 3:1: found another row of 't', expected one row of each test",
      })
  void saysWhatIsWrongWithATable(String text, String message) {
    String table =
        text.replace("H/", HEADING).replace('~', '\t').replace('/', '\n').replace('@', '\0');
    LitmusSyntaxException thrown =
        assertThrows(
            LitmusSyntaxException.class, () -> ExpectedResults.read("e.tsv", table, "lkmm"));
    assertEquals("e.tsv:" + message, thrown.getMessage());
  }
}

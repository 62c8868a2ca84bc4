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
    return ExpectedResults.read("e.tsv", HEADING + line).of("t").orElseThrow();
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

  @Test
  void aTestWithoutRowIsNotThere() {
    assertEquals(Optional.empty(), ExpectedResults.read("e.tsv", HEADING).of("t"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      value = {
        "test | 1:1: found no column 'lkmm_porf', expected columns with headings, between tabs",
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
        assertThrows(LitmusSyntaxException.class, () -> ExpectedResults.read("e.tsv", table));
    assertEquals("e.tsv:" + message, thrown.getMessage());
  }
}

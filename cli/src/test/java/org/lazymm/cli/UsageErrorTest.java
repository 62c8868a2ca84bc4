package org.lazymm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wrong command line is one line on standard error, and exit code 2. */
class UsageErrorTest {
  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      value = {
        "--frob -> --frob: no such option; see lazymm --help",
        "schemes --scheem x -> --scheem: no such option; did you mean --scheme?;"
            + " see lazymm schemes --help",
        "schemes extra -> extra: one argument too many; see lazymm schemes --help",
        "schemes --plugins -> Missing required parameter for option '--plugins' (DIR);"
            + " see lazymm schemes --help",
      })
  void isOneLine(String arguments, String line) {
    Run run = Run.of(arguments.split(" "));
    assertEquals("lazymm: " + line + System.lineSeparator(), run.err());
    assertEquals(ExitCode.USAGE, run.exitCode());
    assertEquals("", run.out());
  }
}

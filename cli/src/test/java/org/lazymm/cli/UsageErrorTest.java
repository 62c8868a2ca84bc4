package org.lazymm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

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

  /** The library formats each line, so that a percent sign is written twice. */
  @Test
  void helpCanBeFormatted() {
    Console console =
        new Console(
            new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()), false);
    List<String> wrong = new ArrayList<>();
    check(Main.commandLine(console, new LazyMm(), Errand.ofUser("completion")), wrong);
    assertEquals(List.of(), wrong);
  }

  private static void check(CommandLine command, List<String> wrong) {
    UsageMessageSpec usage = command.getCommandSpec().usageMessage();
    Stream.concat(
            Stream.of(usage.header(), usage.description(), usage.footer()),
            command.getCommandSpec().args().stream().map(ArgSpec::description))
        .flatMap(Stream::of)
        .filter(UsageErrorTest::cannotBeFormatted)
        .forEach(line -> wrong.add(command.getCommandName() + ": " + line));
    command.getSubcommands().values().forEach(each -> check(each, wrong));
  }

  private static boolean cannotBeFormatted(String line) {
    return line.replace("%%", "").replace("%n", "").contains("%");
  }
}

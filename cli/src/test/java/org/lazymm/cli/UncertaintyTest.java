package org.lazymm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lazymm.evaluation.load.RunLength;
import org.lazymm.simulator.draw.Draw;
import org.lazymm.simulator.draw.Draws;
import org.lazymm.simulator.profile.MachineSelection;
import org.lazymm.simulator.profile.ProfileCatalogue;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** How often runs are made, and which figures decide. */
class UncertaintyTest {
  private static final String RUN =
      "simulate --workload context_switch --cpus 2 --switches 300 --seed 7"
          + " --scheme fullbarrier,hazard ";
  private static final Pattern INTERVAL =
      Pattern.compile(" \\([^ ]+( \\w+)?\\.\\.[^ ]+( \\w+)?\\)");

  @TempDir private Path folder = Path.of("set by JUnit");

  private static Run run(String more) {
    return Run.of((RUN + more).split(" +"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "10001", "99999999999", "1.5", "few"})
  void aNumberOfReplicatesThatCannotBeIsRefusedInOneLine(String count) {
    for (String command : new String[] {"simulate", "compare"}) {
      Run run = Run.of(command, "--workload", "context_switch", "--replicates", count);
      assertEquals(
          List.of(
              "lazymm: --replicates: '"
                  + count
                  + "' is no number of replicates; expected 1 to 10000; see lazymm "
                  + command
                  + " --help"),
          run.diagnostics());
      assertEquals(ExitCode.USAGE, run.exitCode());
      assertEquals("", run.out());
    }
  }

  @Test
  void theEndsOfTheRangeAreNumbersOfReplicatesToo() {
    Replicates replicates = new Replicates();
    assertEquals(1, replicates.convert("1"));
    assertEquals(10_000, replicates.convert(" 10000 "));
    assertThrows(TypeConversionException.class, () -> replicates.convert(""));
  }

  @Test
  void eachRunIsMadeTwentyTimesUnlessToldOtherwise() {
    assertEquals(20, draws().size());
    assertEquals(3, draws("--replicates", "3").size());
  }

  @Test
  void theFirstDrawIsAsStatedAndTheOthersAreNot() {
    MachineSelection machine = ProfileCatalogue.ofUser().find("xeon-2s");
    List<Draw> draws = draws("--replicates", "3");
    assertEquals(new Draw(0, machine, 7), draws.get(0));
    for (Draw other : draws.subList(1, 3)) {
      assertNotEquals(7, other.seed());
      assertNotEquals(machine, other.machine());
    }
  }

  private static List<Draw> draws(String... arguments) {
    UncertaintyOptions options = CommandLine.populateCommand(new UncertaintyOptions(), arguments);
    return Draws.of(ProfileCatalogue.ofUser().find("xeon-2s"), 7, options.replicates());
  }

  @Test
  void oneReplicateHasNumbersAndNoIntervals() {
    Run run = run("--replicates 1");
    assertEquals(ExitCode.FINE, run.exitCode(), run::err);
    assertTrue(run.out().contains("price against fullbarrier"), run.out());
    assertFalse(INTERVAL.matcher(run.out()).find(), run.out());
    assertFalse(run.out().contains("decide the lead"), run.out());
  }

  @Test
  void severalReplicatesHaveIntervalsAndEachIsInTheReport() throws IOException {
    Path json = folder.resolve("o.json");
    Run run = run("--replicates 3 --json " + json);
    assertEquals(ExitCode.FINE, run.exitCode(), run::err);
    assertTrue(INTERVAL.matcher(run.out()).find(), run.out());
    String text = Files.readString(json);
    assertTrue(text.contains("--replicates 3"), text);
    for (int draw = 0; draw < 3; draw++) {
      assertEquals(2, text.split("\"draw\" : " + draw + "\\b", -1).length - 1, "draw " + draw);
    }
    assertFalse(text.contains("\"draw\" : 3"), text);
  }

  @Test
  void theFiguresThatDecideStandInATableAndInTheReport() throws IOException {
    Path json = folder.resolve("o.json");
    Run run = run("--replicates 1 --sensitivity --json " + json);
    assertEquals("", run.err());
    assertEquals(ExitCode.FINE, run.exitCode());
    assertTrue(
        run.out()
            .contains(
                "context_switch on xeon-2s, 2 CPUs: figures that decide the lead over fullbarrier"),
        run.out());
    assertTrue(
        Pattern.compile("\npath\\.switch +600\\.\\.2400 ns +\\d\\.\\d\\d\\.\\.\\d\\.\\d\\d")
            .matcher(run.out())
            .find(),
        run.out());
    String text = Files.readString(json);
    assertTrue(text.contains("--sensitivity"), text);
    assertTrue(text.contains("\"path.switch\""), text);
  }

  @Test
  void ifThereIsNothingToFindOutThatIsSaidAndIsNoError() {
    Run run =
        Run.of(
            ("simulate --workload context_switch --cpus 1 --switches 100 --scheme hazard"
                    + " --replicates 1 --sensitivity")
                .split(" "));
    assertEquals(
        List.of(
            "lazymm: --sensitivity: compares schemes with fullbarrier, which takes it and another"
                + " one; left out"),
        run.diagnostics());
    assertEquals(ExitCode.FINE, run.exitCode());
    assertFalse(run.out().contains("decide the lead"), run.out());
  }

  @Test
  void tooFewSwitchesForEachCpuAreRaisedAndThatIsSaid() {
    Run run =
        Run.of(
            ("simulate --workload context_switch --cpus 1,4 --switches 10 --scheme hazard"
                    + " --replicates 1")
                .split(" "));
    assertEquals(
        List.of(
            "lazymm: --switches 10: fewer than 100 for each CPU on 1 to 4 CPUs; raised to that"
                + " there, 400 on 4"),
        run.diagnostics());
    assertEquals(ExitCode.FINE, run.exitCode());
    Matcher switches = Pattern.compile("\n context switches +(\\d+)\n").matcher(run.out());
    assertTrue(switches.find(), run.out());
    assertTrue(Integer.parseInt(switches.group(1)) >= 300, run.out());
  }

  @Test
  void aRunIsRaisedToAHundredSwitchesForEachCpuAndNotBeyond() {
    RunLength length = new RunLength(400);
    assertEquals(400, length.on(1).switches());
    assertEquals(400, length.on(4).switches());
    assertEquals(500, length.on(5).switches());
  }
}

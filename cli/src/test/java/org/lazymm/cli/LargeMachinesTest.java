package org.lazymm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lazymm.evaluation.load.RunLength;
import org.lazymm.simulator.profile.ProfileCatalogue;

/** Machines for which the defaults are too small, or which nobody measured. */
class LargeMachinesTest {
  private static final String RUN = "simulate --scheme hazard --workload context_switch ";

  @TempDir private Path folder = Path.of("set by JUnit");

  private static Run run(String more) {
    return Run.of((RUN + more).split(" +"));
  }

  @ParameterizedTest
  @CsvSource({"1, 50000", "500, 50000", "501, 50100", "8192, 819200"})
  void aRunHasAHundredSwitchesForEachCpu(int cpus, long switches) {
    assertEquals(switches, new RunLength(50_000).on(cpus).switches());
  }

  @Test
  void aLongerRunThanAskedForIsMentionedOnceAndIsNoError() {
    Run run = run("--cpus 2,4,8 --switches 300 --workload thread-pool");
    assertEquals(
        List.of(
            "lazymm: --switches 300: fewer than 100 for each CPU on 4 to 8 CPUs; raised to that"
                + " there, 800 on 8"),
        run.diagnostics());
    assertEquals(ExitCode.FINE, run.exitCode());
  }

  @Test
  void aRunOnOneLargeMachineNamesItAlone() {
    assertEquals(
        List.of(
            "lazymm: --switches 300: fewer than 100 for each CPU on 8 CPUs; raised to that there,"
                + " 800 on 8"),
        run("--cpus 8 --switches 300").diagnostics());
    assertEquals(List.of(), run("--cpus 3 --switches 300").diagnostics());
  }

  @Test
  void moreCpusThanTheMachineHasAreExtrapolatedAndReportedAsThat() throws IOException {
    Path json = folder.resolve("report.json");
    Run run = run("--profile graviton2 --cpus 2,64,128 --switches 12800 --json " + json);
    assertEquals(
        List.of(
            "lazymm: --cpus 128: profile graviton2 has 64 CPUs; larger machines of its kind were"
                + " not measured and are extrapolated"),
        run.diagnostics());
    assertEquals(ExitCode.FINE, run.exitCode());
    assertTrue(run.out().contains("context_switch on graviton2"), run.out());
    String written = Files.readString(json);
    assertTrue(written.replace(" ", "").contains("\"extrapolated\":true"), written);
    assertTrue(written.contains("Graviton 2, 64 cores; extrapolated to 128"), written);
  }

  @Test
  void aMachineThatIsLargeEnoughIsReportedAsItIs() throws IOException {
    Path json = folder.resolve("report.json");
    assertEquals(
        List.of(),
        run("--profile altra-max --cpus 128 --switches 12800 --json " + json).diagnostics());
    assertTrue(Files.readString(json).replace(" ", "").contains("\"extrapolated\":false"));
  }

  @Test
  void theEmptyListOfCandidatesHasAPriceWhereTheFinalFlushEvicts() {
    Run run =
        Run.of(
            "simulate",
            "--profile",
            "xeon-2s-evict",
            "--scheme",
            "hazard:candidates=none",
            "--workload",
            "fork-exec-storm",
            "--cpus",
            "8");
    assertEquals("", run.err());
    assertEquals(ExitCode.FINE, run.exitCode());
  }

  @ParameterizedTest
  @CsvSource({"simulate", "compare"})
  void helpNamesEveryMachine(String command) {
    String help = Run.of(command, "--help").out().replaceAll("\\s+", " ");
    for (String name : ProfileCatalogue.shippedNames()) {
      assertTrue(help.contains(name), name);
    }
  }
}

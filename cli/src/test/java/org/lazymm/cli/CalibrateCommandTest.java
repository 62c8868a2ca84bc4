package org.lazymm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lazymm.report.writer.TextWrap;
import org.lazymm.simulator.calibrate.BusyMachineException;
import org.lazymm.simulator.calibrate.Calibrated;
import org.lazymm.simulator.calibrate.Calibration;
import org.lazymm.simulator.calibrate.Measured;
import org.lazymm.simulator.profile.Figure;
import org.lazymm.simulator.profile.FigureKey;
import org.lazymm.simulator.profile.MachineProfile;
import org.lazymm.simulator.profile.ProfileCatalogue;
import org.lazymm.simulator.profile.Range;
import picocli.CommandLine;

class CalibrateCommandTest {
  private static final String BUSY = "before the start others had 1.50 of 2 CPUs";

  @TempDir private Path folder = Path.of("set by JUnit");

  @Test
  void figuresAreShownWithTheirSpreadAndWhereTheyAreFrom() {
    Run run = calibrate(new Fake(false));
    assertEquals("", run.err());
    assertEquals(ExitCode.FINE, run.exitCode());
    List<String> lines = run.out().lines().toList();
    assertEquals("Measuring all of it: about 4 s", lines.get(0));
    assertTrue(
        lines.contains("  hit                      0.40 ns  (0.38 to 0.51)       measured"),
        run.out());
    assertTrue(
        lines.contains(
            "  rmw                      2.50 ns  (2.40 to 2.60)      "
                + " assumed, near what was measured"),
        run.out());
    assertTrue(
        lines.contains(
            "  ipi.send                  590 ns                       assumed, as xeon-1s"),
        run.out());
    assertEquals(
        "Kept in " + file() + "; use it: lazymm compare --profile this-host",
        lines.get(lines.size() - 1));
    assertTrue(
        lines.stream()
            .allMatch(
                line ->
                    line.equals(lines.get(lines.size() - 1)) || line.length() <= TextWrap.WIDTH),
        run.out());
    assertEquals("this-host", new ProfileCatalogue(file()).find("this-host").profile().name());
  }

  @Test
  void aBusyMachineIsRefusedInOneLineAndNothingIsWritten() throws IOException {
    Files.writeString(file(), "as it was");
    Run run = calibrate(new Fake(true));
    assertEquals(ExitCode.USAGE, run.exitCode());
    assertEquals(
        List.of(
            "lazymm: calibrate: this machine is busy: "
                + BUSY
                + "; nothing is kept: run it again on an idle machine, or with --force"),
        run.diagnostics());
    assertEquals("as it was", Files.readString(file()));
  }

  @Test
  void whatIsForcedIsKeptAndMarked() {
    Run run = calibrate(new Fake(true), "--force");
    assertEquals(ExitCode.FINE, run.exitCode());
    assertTrue(run.out().contains("measured on a busy machine: " + BUSY + "\n"), run.out());
    assertTrue(run.out().contains("(0.38 to 0.51)       measured on a busy machine\n"), run.out());
    assertTrue(Files.exists(file()));
  }

  @Test
  void aFileThatCannotBeWrittenIsAnInputError() throws IOException {
    Files.createDirectory(file());
    Run run = calibrate(new Fake(false));
    assertEquals(ExitCode.USAGE, run.exitCode());
    assertEquals(1, run.diagnostics().size());
    assertTrue(run.err().startsWith("lazymm: cannot write " + file() + ": it is a"), run.err());
    assertFalse(run.out().contains("Kept in"), run.out());
  }

  private Path file() {
    return folder.resolve("this-host.yaml");
  }

  private Run calibrate(Calibration calibration, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console = new Console(new PrintWriter(out), new PrintWriter(err), false);
    int exitCode =
        new CommandLine(
                new CalibrateCommand(console, () -> calibration, new ProfileCatalogue(file())))
            .setExecutionExceptionHandler(new RunErrors(console, () -> false))
            .execute(arguments);
    return new Run(exitCode, out.toString(), err.toString());
  }

  /**
   * Measures nothing.
   *
   * @param busy whether the machine is
   */
  private record Fake(boolean busy) implements Calibration {
    @Override
    public List<String> announcement() {
      return List.of("Measuring all of it: about 4 s");
    }

    @Override
    public Calibrated run(boolean force) {
      if (busy && !force) {
        throw new BusyMachineException(BUSY);
      }
      MachineProfile xeon = new ProfileCatalogue(Path.of("none")).find("xeon-1s").profile();
      Map<FigureKey, Figure> figures = new EnumMap<>(xeon.figures());
      figures.replaceAll(
          (key, figure) ->
              new Figure(
                  figure.value(),
                  "as xeon-1s",
                  true,
                  new Range(figure.value(), figure.value(), "a guess")));
      figures.put(FigureKey.HIT, Figure.measured(0.4, "measured"));
      figures.put(FigureKey.RMW, Figure.assumed(2.5, "measured", new Range(2, 3, "a guess")));
      MachineProfile profile =
          new MachineProfile(
              ProfileCatalogue.THIS_HOST,
              "a machine",
              xeon.architecture(),
              "measured",
              false,
              xeon.shape(),
              xeon.shapeSource(),
              figures,
              List.of());
      return new Calibrated(
          profile,
          Map.of(
              FigureKey.HIT, new Measured(0.4, 0.38, 0.51, 21),
              FigureKey.RMW, new Measured(2.5, 2.4, 2.6, 21)),
          "xeon-1s",
          busy ? List.of(BUSY) : List.of());
    }
  }
}

package org.lazymm.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.lazymm.evaluation.work.Diagnostics;
import org.lazymm.evaluation.work.InputException;
import org.lazymm.output.UnwritableFileException;
import org.lazymm.simulator.calibrate.BusyMachineException;
import org.lazymm.simulator.calibrate.Calibrated;
import org.lazymm.simulator.calibrate.Calibration;
import org.lazymm.simulator.calibrate.Measured;
import org.lazymm.simulator.profile.Figure;
import org.lazymm.simulator.profile.FigureKey;
import org.lazymm.simulator.profile.ProfileCatalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the machine it runs on. */
@Command(
    name = "calibrate",
    description = {
      "Measure the prices of this machine and keep them as the profile 'this-host'.",
      "",
      "Wants an otherwise idle machine, and refuses another with exit code 2. What Java cannot"
          + " measure is taken from the nearest shipped profile and marked as assumed."
    })
final class CalibrateCommand implements Callable<Integer> {
  private final Console console;
  private final Supplier<Calibration> calibrations;
  private final ProfileCatalogue catalogue;

  @Option(
      names = "--force",
      description = "keep the figures of a busy machine too; the profile then says so")
  private boolean force;

  CalibrateCommand(Console console) {
    this(console, Calibration::ofThisHost, ProfileCatalogue.ofUser());
  }

  CalibrateCommand(
      Console console, Supplier<Calibration> calibrations, ProfileCatalogue catalogue) {
    this.console = console;
    this.calibrations = calibrations;
    this.catalogue = catalogue;
  }

  @Override
  public Integer call() {
    Calibration calibration = calibrations.get();
    calibration.announcement().forEach(console::print);
    Calibrated calibrated = run(calibration);
    calibrated.noticed().forEach(what -> console.print("measured on a busy machine: " + what));
    console.print(calibrated.profile().summary());
    calibrated
        .profile()
        .figures()
        .forEach((key, figure) -> console.print(line(calibrated, key, figure)));
    Diagnostics diagnostics = console.diagnostics();
    keep(calibrated, diagnostics);
    return ExitCode.of(diagnostics);
  }

  private Calibrated run(Calibration calibration) {
    try {
      return calibration.run(force);
    } catch (BusyMachineException e) {
      throw new InputException(
          "calibrate",
          "this machine is busy: "
              + e.getMessage()
              + "; nothing is kept: run it again on an idle machine, or with --force");
    }
  }

  private void keep(Calibrated calibrated, Diagnostics diagnostics) {
    try {
      catalogue.saveThisHost(calibrated.profile());
    } catch (UnwritableFileException unwritable) {
      diagnostics.unwritten(unwritable);
      return;
    }
    console.print(
        "Kept in "
            + catalogue.thisHostFile()
            + "; use it: lazymm compare --profile "
            + ProfileCatalogue.THIS_HOST);
  }

  private static String line(Calibrated calibrated, FigureKey key, Figure figure) {
    Measured measured = calibrated.measured().get(key);
    return String.format(
        Locale.ROOT,
        "  %-20s %8s %-2s  %-20s %s",
        key.label(),
        Measured.rounded(figure.value()),
        key.unit().symbol(),
        measured == null ? "" : measured.spreadText(),
        measured == null ? unmeasured(calibrated, figure) : measured(calibrated, figure));
  }

  private static String measured(Calibrated calibrated, Figure figure) {
    String where = calibrated.noticed().isEmpty() ? "measured" : "measured on a busy machine";
    return figure.assumed() ? "assumed, near what was " + where : where;
  }

  private static String unmeasured(Calibrated calibrated, Figure figure) {
    return figure.assumed() ? "assumed, as " + calibrated.similar() : figure.source();
  }
}

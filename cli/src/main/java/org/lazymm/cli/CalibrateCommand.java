package org.lazymm.cli;

import java.util.concurrent.Callable;
import org.lazymm.simulator.calibrate.Calibration;
import org.lazymm.simulator.profile.MachineProfile;
import org.lazymm.simulator.profile.ProfileCatalogue;
import picocli.CommandLine.Command;

/** Measures the machine it runs on. */
@Command(
    name = "calibrate",
    description = {
      "Measure the prices of this machine and keep them as the profile 'this-host'.",
      "",
      "Takes some seconds and wants an otherwise idle machine. What Java cannot measure is taken"
          + " from the nearest shipped profile and marked as assumed."
    })
final class CalibrateCommand implements Callable<Integer> {
  private final Console console;

  CalibrateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    ProfileCatalogue catalogue = ProfileCatalogue.ofUser();
    console.note("measuring; every CPU will be busy for some seconds");
    MachineProfile profile = new Calibration().run();
    console.out().println(profile.summary());
    profile
        .figures()
        .forEach(
            (key, figure) ->
                console
                    .out()
                    .printf(
                        "  %-22s %10.1f %-2s  %s%n",
                        key.label(),
                        figure.value(),
                        key.unit().symbol(),
                        figure.assumed() ? "assumed" : "measured"));
    catalogue.saveThisHost(profile);
    console
        .out()
        .println(
            "Kept in "
                + catalogue.thisHostFile()
                + "; use it with --profile "
                + ProfileCatalogue.THIS_HOST);
    return ExitCode.FINE;
  }
}

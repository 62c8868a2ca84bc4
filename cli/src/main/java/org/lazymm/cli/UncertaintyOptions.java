package org.lazymm.cli;

import java.util.List;
import org.lazymm.simulator.draw.Draw;
import org.lazymm.simulator.draw.Draws;
import org.lazymm.simulator.profile.MachineSelection;
import picocli.CommandLine.Option;

/** How often what is not known is drawn. */
final class UncertaintyOptions {
  @Option(
      names = "--replicates",
      paramLabel = "N",
      defaultValue = "20",
      converter = Replicates.class,
      description = {
        "how often each run is made, each time with another seed and other values of the figures"
            + " that are not known; the first time as stated (default: ${DEFAULT-VALUE})"
      })
  private int replicates = 20;

  /** The draws of a machine. */
  List<Draw> draws(MachineSelection machine, long seed) {
    return Draws.of(machine, seed, replicates);
  }

  /** A command line that draws as often. */
  Echo echo(Echo command) {
    return command.with("--replicates", replicates);
  }
}

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

  @Option(
      names = "--sensitivity",
      description = {
        "find out which figures decide: run each load on its largest machine with each figure at"
            + " either end of its range, and look for the value at which the order of a scheme and"
            + " of fullbarrier flips"
      })
  private boolean sensitivity;

  /** Whether the figures are to be found that decide. */
  boolean sensitivity() {
    return sensitivity;
  }

  /** The draws of a machine. */
  List<Draw> draws(MachineSelection machine, long seed) {
    return Draws.of(machine, seed, replicates);
  }

  /** A command line that draws as often. */
  Echo echo(Echo command) {
    Echo echo = command.with("--replicates", replicates);
    return sensitivity ? echo.with("--sensitivity") : echo;
  }
}

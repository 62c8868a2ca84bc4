package org.lazymm.cli;

import java.util.List;
import org.lazymm.evaluation.compare.ComparisonPlan;
import org.lazymm.evaluation.work.ReproCommand;
import org.lazymm.report.table.PriceTables;
import org.lazymm.scheduler.discovery.SchemeSelection;
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

  /** How often each run is made. */
  int replicates() {
    return replicates;
  }

  /**
   * A plan that draws as often, and looks for the figures that decide if that was asked for.
   *
   * @param plan the plan
   * @param selected all schemes that were asked for, be it that some run in other JVMs
   * @param seed of all that is drawn
   */
  ComparisonPlan draw(ComparisonPlan plan, List<SchemeSelection> selected, long seed) {
    ComparisonPlan drawn = plan.withSeed(seed).withReplicates(replicates);
    selected.stream()
        .filter(scheme -> scheme.displayName().equals(PriceTables.STATUS_QUO))
        .findFirst()
        .ifPresent(drawn::against);
    return sensitivity ? drawn.withSensitivity() : drawn;
  }

  /** A command line that draws as often. */
  ReproCommand repro(ReproCommand command) {
    ReproCommand repro = command.with("--replicates", replicates);
    return sensitivity ? repro.with("--sensitivity") : repro;
  }
}

package org.lazymm.evaluation.check;

import java.util.Locale;
import org.lazymm.explorer.ExplorationVerdict;
import org.lazymm.explorer.ScenarioExplorer;
import org.lazymm.output.FileNames;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.scheduler.machine.Model;
import org.lazymm.scheduler.machine.PostSwitchBarrier;

/**
 * One exploration of a check.
 *
 * @param scheme what is judged
 * @param chosen what happens
 * @param model under which memory model
 */
public record ExploredCase(SchemeSelection scheme, ChosenScenario chosen, Model model) {
  /** So many characters of a scenario's name leave space for the rest of a file name. */
  private static final int LONGEST_SCENARIO = 60;

  /** Explores it; if it is broken where the scenario itself is suspected, that leaves it open. */
  public ExplorationVerdict explore(ScenarioExplorer explorer) {
    ExplorationVerdict verdict = explorer.explore(chosen.scenario(), scheme::create, model);
    return Suspicion.weigh(this, verdict, explorer);
  }

  /** The architecture, and who supplies the barrier after a switch if that is not as guaranteed. */
  public String machine() {
    PostSwitchBarrier barrier = chosen.scenario().postSwitchBarrier();
    return chosen.scenario().architecture()
        + (barrier == PostSwitchBarrier.AS_GUARANTEED
            ? ""
            : " " + barrier.name().toLowerCase(Locale.ROOT));
  }

  /** A short file name without ending. Other cases may have the same. */
  public String fileName() {
    String scenario = FileNames.plain(chosen.scenario().name(), LONGEST_SCENARIO);
    return FileNames.plain(
        String.join("_", scheme.displayName(), scenario, machine(), model.toString()));
  }

  @Override
  public String toString() {
    return scheme.displayName() + " in " + chosen.scenario().name() + " under " + model;
  }
}

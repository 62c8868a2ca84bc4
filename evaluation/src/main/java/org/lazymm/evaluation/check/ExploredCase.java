package org.lazymm.evaluation.check;

import java.util.Locale;
import org.lazymm.explorer.ExplorationVerdict;
import org.lazymm.explorer.ScenarioExplorer;
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

  /** A file name without ending, unlike that of every other case. */
  public String fileName() {
    return String.join(
            "_", scheme.displayName(), chosen.scenario().name(), machine(), model.toString())
        .replaceAll("[^\\w.=-]+", "-");
  }

  @Override
  public String toString() {
    return scheme.displayName() + " in " + chosen.scenario().name() + " under " + model;
  }
}

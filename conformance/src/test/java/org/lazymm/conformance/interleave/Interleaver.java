package org.lazymm.conformance.interleave;

import java.util.function.Function;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.scenario.Scenario;
import org.lazymm.scheduler.machine.Fault;

/**
 * Runs a scenario under a scheme in every order, access by access.
 *
 * <p>States are told apart by memory, what each CPU's code was told until now, stores and
 * interrupts under way; a state that was seen is not gone into again. What a CPU's code does is a
 * function of what it was told, so that it is run for real only where it is told something new, and
 * where a run ends.
 */
final class Interleaver {
  private final Subject subject;
  private final int mostStates;
  private final World world;
  private String refused = "";

  /**
   * An interleaver.
   *
   * @param scenario what happens
   * @param scheme makes the scheme
   * @param mostStates after how many states it gives up
   */
  Interleaver(Scenario scenario, Function<Kernel, LazyMmScheme> scheme, int mostStates) {
    this.subject = Subject.of(scenario, scheme);
    this.mostStates = mostStates;
    this.world = new World(scenario.cpus());
    if (scenario.faults().contains(Fault.CANDIDATES_BY_REMOTE_CURR)) {
      refused = "candidates by remote curr are not judged";
    }
  }

  /** What comes out if stores are seen in a way. */
  Interleaved run(StoreOrder order) {
    Search search = new Search(world, subject, order, mostStates);
    return search.result(refused.isEmpty() ? search.all() : refused);
  }

  /** One run for real, by chance alone, over what is known of this scenario. */
  LiveRun walk(StoreOrder order, Chance chance) {
    return new LiveRun(world, subject, order, Path.EMPTY, chance);
  }
}

package org.lazymm.conformance.explore;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.conformance.generate.ConcurrentScenarios;
import org.lazymm.conformance.shrink.ScenarioShrinker;
import org.lazymm.explorer.replay.Counterexample;
import org.lazymm.explorer.ScenarioExplorer;
import org.lazymm.explorer.Verdict;
import org.lazymm.explorer.Verdict.Result;
import org.lazymm.explorer.model.Model;
import org.lazymm.explorer.search.Limits;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheduler.scenario.Scenario;

/** Small generated scenarios explored with one scheme, each in order and under its own model. */
public final class GeneratedExploration {
  /** So many executions are enough of one scenario; what has more is not known. */
  private static final long MOST_EXECUTIONS = 2_000;

  private static final int SHRINKING_RUNS = 400;

  private final Function<Kernel, LazyMmScheme> make;
  private final ScenarioExplorer explorer;
  private final Map<Property, Found> found = new EnumMap<>(Property.class);
  private int tried;
  private int held;
  private int open;
  private long executions;

  /**
   * A scenario that breaks a property.
   *
   * @param scenario the scenario, as small as it goes
   * @param counterexample the execution that breaks it
   * @param after how many scenarios were tried until then, this one included
   */
  public record Found(Scenario scenario, Counterexample counterexample, int after) {}

  /**
   * An exploration that has not begun.
   *
   * @param make makes the scheme
   * @param time most time of one exploration
   */
  public GeneratedExploration(Function<Kernel, LazyMmScheme> make, Duration time) {
    this.make = make;
    this.explorer =
        new ScenarioExplorer(Limits.NONE.withTime(time).withExecutions(MOST_EXECUTIONS));
  }

  /**
   * Explores.
   *
   * @param seed names the series of scenarios
   * @param scenarios how many of it, 0 or more
   */
  public GeneratedExploration run(long seed, int scenarios) {
    for (int index = 0; index < scenarios; index++) {
      explore(ConcurrentScenarios.generate(seed, index));
    }
    return this;
  }

  /**
   * Explores one more scenario.
   *
   * @param scenario one that need not be small; what has too many executions is not known
   */
  public GeneratedExploration explore(Scenario scenario) {
    tried++;
    for (Model model : models(scenario)) {
      note(explorer.explore(scenario, make, model), scenario);
    }
    return this;
  }

  /** The models under which a scenario is explored: in order, and that of its architecture. */
  public static List<Model> models(Scenario scenario) {
    return Stream.of(Model.SC, CatalogueCase.modelOf(scenario)).distinct().toList();
  }

  private void note(Verdict verdict, Scenario scenario) {
    executions += verdict.outcome().explored();
    switch (verdict.result()) {
      case HOLDS -> held++;
      case UNKNOWN -> open++;
      case BROKEN -> {
        Property broken = shown(verdict).violation().property();
        if (!found.containsKey(broken)) {
          found.put(broken, smallest(broken, verdict, scenario));
        }
      }
    }
  }

  private static Counterexample shown(Verdict broken) {
    return broken.counterexample().orElseThrow();
  }

  private Found smallest(Property broken, Verdict verdict, Scenario scenario) {
    Scenario smallest =
        new ScenarioShrinker(
                candidate ->
                    models(candidate).contains(verdict.model())
                        && breaks(broken, explorer.explore(candidate, make, verdict.model())),
                SHRINKING_RUNS)
            .shrink(scenario);
    Verdict again = explorer.explore(smallest, make, verdict.model());
    return breaks(broken, again)
        ? new Found(smallest, shown(again), tried)
        : new Found(scenario, shown(verdict), tried);
  }

  private static boolean breaks(Property property, Verdict verdict) {
    return verdict.result() == Result.BROKEN && shown(verdict).violation().property() == property;
  }

  /**
   * The first scenario that breaks a property.
   *
   * @param property which
   */
  public Optional<Found> found(Property property) {
    return Optional.ofNullable(found.get(property));
  }

  /** How many explorations came to their end and found nothing. */
  public int held() {
    return held;
  }

  /** How many met a limit, or could not be judged. */
  public int open() {
    return open;
  }

  /** How many executions were looked at. */
  public long executions() {
    return executions;
  }
}

package org.lazymm.conformance.explore;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.conformance.generate.ConcurrentScenarios;
import org.lazymm.conformance.shrink.ScenarioShrinker;
import org.lazymm.explorer.ExplorationVerdict;
import org.lazymm.explorer.ScenarioExplorer;
import org.lazymm.explorer.replay.Counterexample;
import org.lazymm.explorer.search.Limits;
import org.lazymm.explorer.search.SearchOutcome;
import org.lazymm.scenario.Scenario;
import org.lazymm.scheduler.machine.Model;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheduler.property.Violation;

/** Small generated scenarios explored with one scheme, each in order and under its own model. */
public final class GeneratedExploration {
  /** So many executions are enough of one scenario; what has more is not known. */
  private static final long MOST_EXECUTIONS = 2_000;

  private static final int SHRINKING_RUNS = 400;

  private final Function<Kernel, LazyMmScheme> make;
  private final ScenarioExplorer explorer;
  private final Map<Property, Found> found = new EnumMap<>(Property.class);
  private @Nullable String endless;
  private int tried;
  private int held;
  private int open;
  private long executions;

  /**
   * A scenario that breaks a property.
   *
   * @param scenario the scenario, as small as it goes
   * @param model under which memory model
   * @param violation what is broken
   * @param counterexample the execution that breaks it, if it can be repeated
   * @param after how many scenarios were tried until then, this one included
   */
  public record Found(
      Scenario scenario,
      Model model,
      Violation violation,
      Optional<Counterexample> counterexample,
      int after) {}

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

  private void note(ExplorationVerdict verdict, Scenario scenario) {
    executions += verdict.outcome().explored();
    if (endless == null && verdict.outcome().end() == SearchOutcome.End.ENDLESS) {
      endless = scenario.name() + " under " + verdict.model() + ": " + verdict.reason();
    }
    switch (verdict.result()) {
      case HOLDS -> held++;
      case UNKNOWN, UNRUNNABLE -> open++;
      case BROKEN -> {
        for (Violation violation : verdict.violations()) {
          if (!found.containsKey(violation.property())) {
            found.put(violation.property(), smallest(violation, verdict, scenario));
          }
        }
      }
    }
  }

  private Found smallest(Violation violation, ExplorationVerdict verdict, Scenario scenario) {
    Property broken = violation.property();
    Scenario smallest =
        new ScenarioShrinker(
                candidate ->
                    models(candidate).contains(verdict.model())
                        && explorer.explore(candidate, make, verdict.model()).breaks(broken),
                SHRINKING_RUNS)
            .shrink(scenario);
    ExplorationVerdict again = explorer.explore(smallest, make, verdict.model());
    return again.breaks(broken) ? found(smallest, again, broken) : found(scenario, verdict, broken);
  }

  private Found found(Scenario scenario, ExplorationVerdict verdict, Property broken) {
    Violation violation =
        verdict.violations().stream()
            .filter(each -> each.property() == broken)
            .findFirst()
            .orElseThrow();
    return new Found(
        scenario,
        verdict.model(),
        violation,
        verdict.counterexample().filter(shown -> shown.violation().property() == broken),
        tried);
  }

  /**
   * The first scenario that breaks a property.
   *
   * @param property which
   */
  public Optional<Found> found(Property property) {
    return Optional.ofNullable(found.get(property));
  }

  /** The first exploration in which a CPU may never come to its end, and why, in words. */
  public Optional<String> endless() {
    return Optional.ofNullable(endless);
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

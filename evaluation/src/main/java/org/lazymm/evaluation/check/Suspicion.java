package org.lazymm.evaluation.check;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lazymm.conformance.RuleResult;
import org.lazymm.explorer.ExplorationVerdict;
import org.lazymm.explorer.ExplorationVerdict.Result;
import org.lazymm.explorer.ScenarioExplorer;
import org.lazymm.explorer.search.SearchOutcome;
import org.lazymm.scenario.Scenario;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheduler.property.Violation;
import org.lazymm.scheme.reference.ReferenceCounting;
import org.lazymm.sequential.SequentialRunner;

/**
 * Whether a scenario that somebody wrote is itself the fault: where reference counting breaks the
 * same properties in it, it says nothing against the scheme.
 */
public final class Suspicion {
  /** The scheme that counts references: that it breaks something is never the scenario's fault. */
  private static final String REFERENCE = "fullbarrier";

  private Suspicion() {}

  /**
   * The verdict, left open if the scenario is suspected.
   *
   * @param explored what was explored
   * @param verdict what came of it
   * @param explorer explores the same with reference counting
   */
  public static ExplorationVerdict weigh(
      ExploredCase explored, ExplorationVerdict verdict, ScenarioExplorer explorer) {
    if (verdict.result() != Result.BROKEN || !maySuspect(explored.scheme(), explored.chosen())) {
      return verdict;
    }
    ExplorationVerdict reference =
        explorer.explore(explored.chosen().scenario(), ReferenceCounting::new, explored.model());
    List<Property> broken = verdict.violations().stream().map(Violation::property).toList();
    return broken.stream().allMatch(reference::breaks) ? suspected(verdict, broken) : verdict;
  }

  /**
   * Why nothing is said of what a sequential run has shown, in words; empty if the scenario is not
   * suspected.
   *
   * @param scheme what was run
   * @param chosen the scenario as it was chosen
   * @param sequential the scenario as it was run
   * @param broken the rules that it broke
   */
  public static Optional<String> ofRun(
      SchemeSelection scheme, ChosenScenario chosen, Scenario sequential, List<RuleResult> broken) {
    Set<Property> properties = EnumSet.noneOf(Property.class);
    broken.forEach(result -> result.rule().property().ifPresent(properties::add));
    // What is no property, like a crash, is the scheme's own.
    if (broken.isEmpty() || properties.size() < broken.size() || !maySuspect(scheme, chosen)) {
      return Optional.empty();
    }
    boolean all =
        SequentialRunner.run(sequential, ReferenceCounting::new).violations().stream()
            .map(Violation::property)
            .collect(Collectors.toSet())
            .containsAll(properties);
    return all ? Optional.of(why(properties)) : Optional.empty();
  }

  /** The catalogue is tried on reference counting by our own tests, and injected bugs are meant. */
  private static boolean maySuspect(SchemeSelection scheme, ChosenScenario chosen) {
    return !chosen.isOfCatalogue()
        && chosen.scenario().faults().isEmpty()
        && !scheme.displayName().equals(REFERENCE);
  }

  /** Why nothing is said of a scheme, in words. */
  private static String why(Collection<Property> broken) {
    return "reference counting breaks "
        + broken.stream().map(Property::name).collect(Collectors.joining(", "))
        + " here too: the scenario is suspected";
  }

  private static ExplorationVerdict suspected(ExplorationVerdict verdict, List<Property> broken) {
    SearchOutcome outcome = verdict.outcome();
    return new ExplorationVerdict(
        verdict.scenario(),
        verdict.model(),
        Result.UNKNOWN,
        new SearchOutcome(
            outcome.complete(),
            outcome.blocked(),
            outcome.deadlocks(),
            outcome.dropped(),
            SearchOutcome.End.STOPPED),
        verdict.time(),
        List.of(),
        verdict.counterexample(),
        why(broken),
        verdict.coverage(),
        verdict.buffering());
  }
}

package org.lazymm.cli;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.lazymm.conformance.oracle.ReferenceCounting;
import org.lazymm.explorer.ScenarioExplorer;
import org.lazymm.explorer.Verdict;
import org.lazymm.explorer.Verdict.Result;
import org.lazymm.explorer.search.Outcome;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheduler.property.Violation;
import org.lazymm.scheduler.scenario.Scenario;
import org.lazymm.scheduler.sequential.SequentialRunner;

/**
 * Whether a scenario that somebody wrote is itself the fault: where reference counting breaks the
 * same properties in it, it says nothing against the scheme.
 */
final class Suspicion {
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
  static Verdict weigh(ExploredCase explored, Verdict verdict, ScenarioExplorer explorer) {
    if (verdict.result() != Result.BROKEN || !maySuspect(explored.scheme(), explored.chosen())) {
      return verdict;
    }
    Verdict reference =
        explorer.explore(explored.chosen().scenario(), ReferenceCounting::new, explored.model());
    List<Property> broken = verdict.violations().stream().map(Violation::property).toList();
    return broken.stream().allMatch(reference::breaks) ? suspected(verdict, broken) : verdict;
  }

  /**
   * Whether the scenario is suspected of what a run in order has shown.
   *
   * @param scheme what was run
   * @param chosen the scenario as it was chosen
   * @param inOrder the scenario as it was run
   * @param broken the ids of the rules broken
   */
  static boolean suspects(
      SchemeSelection scheme, ChosenScenario chosen, Scenario inOrder, Set<String> broken) {
    if (broken.isEmpty() || !maySuspect(scheme, chosen)) {
      return false;
    }
    Set<String> ofReference =
        SequentialRunner.run(inOrder, ReferenceCounting::new).violations().stream()
            .map(violation -> violation.property().name())
            .collect(Collectors.toSet());
    return ofReference.containsAll(broken);
  }

  /** The catalogue is tried on reference counting by our own tests, and planted bugs are meant. */
  private static boolean maySuspect(SchemeSelection scheme, ChosenScenario chosen) {
    return !chosen.isOfCatalogue()
        && chosen.scenario().faults().isEmpty()
        && !scheme.displayName().equals(REFERENCE);
  }

  /** Why nothing is said of a scheme, in words. */
  static String why(Collection<String> broken) {
    return "reference counting breaks "
        + String.join(", ", broken)
        + " here too: the scenario is suspected";
  }

  private static Verdict suspected(Verdict verdict, List<Property> broken) {
    Outcome outcome = verdict.outcome();
    return new Verdict(
        verdict.scenario(),
        verdict.model(),
        Result.UNKNOWN,
        new Outcome(
            outcome.complete(),
            outcome.blocked(),
            outcome.deadlocks(),
            outcome.dropped(),
            Outcome.End.STOPPED),
        verdict.time(),
        List.of(),
        verdict.counterexample(),
        why(broken.stream().map(Property::name).toList()),
        verdict.coverage());
  }
}

package org.lazymm.cli;

import java.util.List;
import org.lazymm.conformance.oracle.ReferenceCounting;
import org.lazymm.explorer.ScenarioExplorer;
import org.lazymm.explorer.Verdict;
import org.lazymm.explorer.Verdict.Result;
import org.lazymm.explorer.search.Outcome;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheduler.property.Violation;

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
    if (verdict.result() != Result.BROKEN || !maySuspect(explored)) {
      return verdict;
    }
    Verdict reference =
        explorer.explore(explored.chosen().scenario(), ReferenceCounting::new, explored.model());
    List<Property> broken = verdict.violations().stream().map(Violation::property).toList();
    return broken.stream().allMatch(reference::breaks) ? suspected(verdict, broken) : verdict;
  }

  /** The catalogue is tried on reference counting by our own tests, and planted bugs are meant. */
  private static boolean maySuspect(ExploredCase explored) {
    return !explored.chosen().isOfCatalogue()
        && explored.chosen().scenario().faults().isEmpty()
        && !explored.scheme().displayName().equals(REFERENCE);
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
        "reference counting breaks "
            + String.join(", ", broken.stream().map(Property::name).toList())
            + " here too: the scenario is suspected",
        verdict.coverage());
  }
}

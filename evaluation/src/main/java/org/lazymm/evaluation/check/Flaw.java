package org.lazymm.evaluation.check;

import java.util.List;
import java.util.Optional;
import org.lazymm.explorer.ExplorationVerdict;
import org.lazymm.explorer.replay.Counterexample;
import org.lazymm.explorer.replay.FlawCause;
import org.lazymm.explorer.scenario.Finding;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.scheduler.property.Property;

/**
 * What is wrong with a scheme, as far as one broken case shows it: the same way of breaking the
 * same property is the same flaw, in whatever scenario, on whatever machine and under whatever
 * model.
 *
 * @param scheme the scheme
 * @param cause in which way it breaks what
 */
public record Flaw(SchemeSelection scheme, FlawCause cause) {
  /** The flaw that a broken case shows. */
  public static Flaw of(ExploredCase explored, ExplorationVerdict verdict) {
    Optional<FlawCause> cause = verdict.counterexample().map(Counterexample::cause);
    return new Flaw(explored.scheme(), cause.orElseGet(() -> undrawn(verdict)));
  }

  /** It is broken before anything runs concurrently, or outside of cells: there is no execution. */
  private static FlawCause undrawn(ExplorationVerdict verdict) {
    Property property = verdict.violations().get(0).property();
    return new FlawCause(property, Finding.Kind.SEEN, List.of());
  }
}

package org.lazymm.sequential;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.lazymm.scheduler.property.Violation;

/**
 * What came of running a scenario one step after the other.
 *
 * @param violations what was seen broken, in order
 * @param stepsTaken how many steps made sense and were taken
 * @param stepsPassedOver how many made no sense when their turn came
 * @param skipped those of them that are a fault of the scenario, in order; if there is one, the
 *     outcome that must not come out was not judged
 * @param accesses how many accesses to memory were made
 * @param obstacle why the run could not be carried to its end, in a clause; empty if it could. If
 *     it could not, as where a CPU would have had to wait for one that was stopped with interrupts
 *     off, the run says nothing
 * @param freed the names of the mms that were freed
 * @param crash what the scheme threw, if it threw
 */
public record SequentialRun(
    List<Violation> violations,
    int stepsTaken,
    int stepsPassedOver,
    List<SkippedStep> skipped,
    long accesses,
    String obstacle,
    SortedSet<String> freed,
    Optional<Throwable> crash) {

  /** Copies the lists. */
  public SequentialRun {
    violations = List.copyOf(violations);
    skipped = List.copyOf(skipped);
  }

  /** Whether the run could be carried to its end. */
  public boolean feasible() {
    return obstacle.isEmpty();
  }

  /**
   * Whether another run did the same, as far as can be seen from outside. What was thrown is not
   * compared.
   */
  public boolean isLike(SequentialRun other) {
    return violations.equals(other.violations)
        && stepsTaken == other.stepsTaken
        && stepsPassedOver == other.stepsPassedOver
        && accesses == other.accesses
        && feasible() == other.feasible()
        && freed.equals(other.freed)
        && crash.isPresent() == other.crash.isPresent();
  }

  /** Whether nothing was seen broken and the scheme did not throw. */
  public boolean sound() {
    return violations.isEmpty() && crash.isEmpty();
  }
}

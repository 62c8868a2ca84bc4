package org.lazymm.evaluation.compare;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lazymm.conformance.Rules;
import org.lazymm.evaluation.work.Attempt;
import org.lazymm.evaluation.work.Blame;
import org.lazymm.evaluation.work.InternalErrorException;
import org.lazymm.report.Check;
import org.lazymm.report.Outcome;
import org.lazymm.report.Verdict;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheduler.property.Violation;
import org.lazymm.simulator.result.SimulationResult;

/** What the runs say about the schemes, and about us. */
final class VerdictCollector {
  private static final Check SIMULATOR = EngineChecks.SIMULATOR;

  /** What the modelled kernel itself notices whenever mms come and go. */
  private static final Set<Property> OF_LIFE =
      EnumSet.of(Property.S1, Property.S2, Property.S3, Property.S4, Property.K3, Property.X1);

  /** What it notices whenever CPUs switch. */
  private static final Set<Property> OF_SWITCHES =
      EnumSet.of(Property.S5, Property.S7, Property.X2, Property.X3);

  private final List<Verdict> verdicts = new ArrayList<>();
  private final List<InternalErrorException> faults = new ArrayList<>();

  /** Adds what generated scenarios gave. */
  public void add(SchemeSelection scheme, Attempt<List<Verdict>> judgment) {
    judgment.result().ifPresent(verdicts::addAll);
    blame(scheme, judgment);
  }

  /** Adds the exception that a piece of work ended by, if it did. */
  public void blame(SchemeSelection scheme, Attempt<?> attempt) {
    attempt
        .thrown()
        .ifPresent(
            thrown ->
                Blame.of(thrown)
                    .ifPresentOrElse(
                        what -> add(SuiteVerdicts.crash(scheme, what + "; " + attempt.what())),
                        () -> fault(attempt.what(), thrown)));
  }

  /** Adds verdicts. */
  public void add(List<Verdict> more) {
    verdicts.addAll(more);
  }

  private void add(Verdict verdict) {
    verdicts.add(verdict);
  }

  /**
   * Adds something that came to no end by a fault of ours.
   *
   * @param what names the work
   * @param thrown what it threw
   */
  public void fault(String what, Throwable thrown) {
    faults.add(new InternalErrorException(what, thrown));
  }

  /** Adds what a run in virtual time gave. */
  public void add(PlannedRun cell, Attempt<SimulationResult> attempt) {
    attempt.result().ifPresent(result -> judge(cell, result));
    attempt.thrown().ifPresent(thrown -> judge(cell, thrown));
    if (attempt.isNotMade()) {
      add(cell, Rules.NO_CRASH.id(), Outcome.UNKNOWN, Attempt.NOT_MADE + "; " + cell);
    }
  }

  private void judge(PlannedRun cell, SimulationResult result) {
    add(cell, Rules.NO_CRASH.id(), Outcome.PASS, "");
    Map<Property, String> broken = new EnumMap<>(Property.class);
    for (Violation violation : result.firstViolations()) {
      broken.putIfAbsent(violation.property(), violation + "; " + cell);
    }
    Set<Property> watched = EnumSet.copyOf(OF_SWITCHES);
    if (result.retention().died() > 0) {
      watched.addAll(OF_LIFE);
    }
    boolean allKnown = result.violations() == result.firstViolations().size();
    String scheme = cell.scheme().displayName();
    verdicts.addAll(RunVerdicts.of(SIMULATOR, scheme, watched, broken, allKnown));
  }

  private void judge(PlannedRun cell, Throwable thrown) {
    Blame.of(thrown)
        .ifPresentOrElse(
            what -> add(cell, Rules.NO_CRASH.id(), Outcome.FAIL, what + "; " + cell),
            () -> fault(cell.toString(), thrown));
  }

  private void add(PlannedRun cell, String property, Outcome outcome, String detail) {
    String scheme = cell.scheme().displayName();
    verdicts.add(new Verdict(scheme, property, SIMULATOR.id(), outcome, 1, false, detail));
  }

  /** One for each scheme, property and run. */
  public List<Verdict> verdicts() {
    return List.copyOf(verdicts);
  }

  /** The pieces of work that ended by a fault that is not the scheme's. */
  public List<InternalErrorException> internalErrors() {
    return List.copyOf(faults);
  }
}

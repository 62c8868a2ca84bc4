package org.lazymm.conformance.interleave;

import java.util.List;
import org.lazymm.scenario.Scenario;
import org.lazymm.scheduler.machine.InfeasibleException;
import org.lazymm.scheduler.property.Property;

/**
 * What comes after a run in which all CPUs came through.
 *
 * @param state what the machine was then
 * @param broken what was broken by then, and while it was closed
 * @param feasible whether that can happen
 */
record Ending(String state, long broken, boolean feasible) {

  /** The CPUs that may be the one that does not idle for ever after a run. */
  static List<Integer> awake(LiveRun run) {
    return run.subject.scenario().cpusByFirstStep().stream()
        .filter(id -> run.machine().cpu(id).online())
        .toList();
  }

  /**
   * Judges the end of a run and closes its machine.
   *
   * @param run all of whose CPUs have come through
   * @param awake the CPU that does not idle for ever
   */
  static Ending of(LiveRun run, int awake) {
    EndChecks checks = new EndChecks(run.machine(), run.engine.watch);
    Scenario scenario = run.subject.scenario();
    String state = "";
    try {
      if (!run.skipped()) {
        scenario
            .forbidden()
            .flatMap(run.stage().outcome()::judge)
            .ifPresent(violation -> checks.broken(Bits.of(violation.property())));
      }
      state = EndState.of(run.machine(), run.stage());
      checks.offlineCpus();
      checks.quietIfNothingIsLeft();
      run.engine.watch.closing(checks);
      new Closing(run, checks, awake).run();
    } catch (InfeasibleException e) {
      return new Ending(state, 0, false);
    } catch (GivenUpException e) {
      throw e;
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      checks.broken(Bits.of(Property.A1));
    }
    return new Ending(state, checks.broken(), true);
  }
}

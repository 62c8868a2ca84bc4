package org.lazymm.evaluation.compare;

import org.lazymm.evaluation.load.Load;
import org.lazymm.report.Measurement;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.simulator.draw.Draw;
import org.lazymm.simulator.profile.MachineSelection;
import org.lazymm.simulator.result.SimulationResult;

/**
 * One run of a comparison.
 *
 * @param load what is run
 * @param scheme what is judged
 * @param size on what, as stated
 * @param draw of what is not known
 */
record PlannedRun(Load load, SchemeSelection scheme, MachineSelection size, Draw draw) {

  /** Runs it. */
  public SimulationResult run() {
    return load.run(scheme, draw);
  }

  /** What it cost, for a report. */
  public Measurement measured(SimulationResult result) {
    return SimulatorMeasurements.of(
        load.workload().id(), size.profile().name(), load.paced(), draw.number(), result);
  }

  @Override
  public String toString() {
    return scheme.displayName()
        + " on "
        + load.workload().id()
        + ", "
        + size.cpus()
        + (size.cpus() == 1 ? " CPU" : " CPUs")
        + (draw.number() == 0 ? "" : ", draw " + draw.number());
  }
}

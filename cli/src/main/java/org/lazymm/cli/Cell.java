package org.lazymm.cli;

import org.lazymm.report.Measurement;
import org.lazymm.report.engine.SimulatorMeasurements;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.simulator.profile.Contention;
import org.lazymm.simulator.profile.MachineSelection;
import org.lazymm.simulator.result.SimulationResult;

/**
 * One run of a comparison.
 *
 * @param load what is run
 * @param scheme what is judged
 * @param machine on what
 * @param contention which end of the band
 */
record Cell(Load load, SchemeSelection scheme, MachineSelection machine, Contention contention) {

  /** Runs it. */
  SimulationResult run() {
    return load.run(scheme, machine, contention);
  }

  /** What it cost, for a report. */
  Measurement measured(SimulationResult result) {
    return SimulatorMeasurements.of(
        load.workload().id(), machine.profile().name(), load.paced(), result);
  }

  @Override
  public String toString() {
    return scheme.displayName()
        + " on "
        + load.workload().id()
        + ", "
        + machine.cpus()
        + (machine.cpus() == 1 ? " CPU" : " CPUs");
  }
}

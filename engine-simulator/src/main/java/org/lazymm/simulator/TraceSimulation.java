package org.lazymm.simulator;

import java.util.TreeMap;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.MachineSettings;
import org.lazymm.simulator.dispatch.DrivenCpus;
import org.lazymm.simulator.engine.SimulatorEngine;
import org.lazymm.simulator.profile.MachineProfile;
import org.lazymm.simulator.profile.MachineSelection;
import org.lazymm.simulator.result.SimulationResult;
import org.lazymm.simulator.time.Ticks;

/**
 * One run of a scheme in virtual time whose events come from outside, such as those of a recorded
 * trace.
 *
 * <p>Each event has the time at which it was recorded; a CPU that is still busy with an earlier one
 * begins it later. To be used by one thread.
 */
public final class TraceSimulation {
  private final String name;
  private final SchemeSelection scheme;
  private final MachineSelection selection;
  private final SimulatorEngine engine;
  private final Statistics statistics;
  private final MemoryMeter memory;
  private final TimeMeter time;
  private final DrivenCpus cpus;
  private final Machine machine;
  private long firstNanos;
  private long lastNanos;
  private boolean begun;

  /**
   * Boots the machine.
   *
   * @param name how results call what drives it
   * @param scheme the scheme
   * @param selection the CPUs
   */
  public TraceSimulation(String name, SchemeSelection scheme, MachineSelection selection) {
    this.name = name;
    this.scheme = scheme;
    this.selection = selection;
    MachineProfile profile = selection.profile();
    Architecture architecture = profile.architecture();
    this.engine = new SimulatorEngine(profile, architecture.fullRmw());
    this.statistics = new Statistics(engine, selection.cpus(), () -> 0);
    this.machine =
        new Machine(
            engine,
            MachineSettings.of(selection.cpus(), architecture).reusingFreedMms(),
            scheme::create,
            statistics);
    this.cpus = new DrivenCpus(machine, engine, profile);
    this.memory = new MemoryMeter(engine, profile.shape().distances());
    this.time = new TimeMeter(engine);
    engine.afterEachAction(statistics::eventEnded);
    statistics.restart(0);
    memory.restart();
    time.restart(0);
  }

  /** The modelled kernel, to be driven. */
  public Machine machine() {
    return machine;
  }

  /**
   * A CPU is about to act; what acted before is done.
   *
   * @param actor the CPU
   * @param nanoseconds when, on the clock of the events, which begins anywhere
   */
  public void at(int actor, long nanoseconds) {
    if (!begun) {
      begun = true;
      firstNanos = nanoseconds;
    }
    lastNanos = Math.max(lastNanos, nanoseconds - firstNanos);
    cpus.act(actor, lastNanos * Ticks.PER_NANOSECOND);
  }

  /** Ends the run, at the time of its last event. */
  public SimulationResult end() {
    cpus.finish();
    long end = lastNanos * Ticks.PER_NANOSECOND;
    MachineProfile profile = selection.profile();
    return new SimulationResult(
        scheme.displayName(),
        name,
        new TreeMap<>(),
        selection.label(),
        selection.cpus(),
        0,
        profile.assumedFigures(),
        profile.figures().size(),
        lastNanos,
        statistics.switches(),
        statistics.switchCounts(),
        memory.counts(),
        statistics.interruptCounts(),
        memory.foreignLoads(),
        statistics.meanScan(),
        statistics.longestScan(),
        statistics.retention(0, end),
        statistics.exitLatency(),
        time.spent(end),
        time.fidelity(end),
        statistics.violations(),
        statistics.firstViolations());
  }
}

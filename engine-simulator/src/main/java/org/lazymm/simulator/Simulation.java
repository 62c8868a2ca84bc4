package org.lazymm.simulator;

import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.MachineSettings;
import org.lazymm.simulator.dispatch.TimelineDispatcher;
import org.lazymm.simulator.engine.SimulatorEngine;
import org.lazymm.simulator.profile.MachineProfile;
import org.lazymm.simulator.result.SimulationResult;
import org.lazymm.simulator.time.Ticks;
import org.lazymm.simulator.time.WinnerTree;
import org.lazymm.simulator.workload.LoadContext;

/**
 * One run of a scheme under a load on a modelled machine, in virtual time and on one thread.
 *
 * <p>Runs share nothing: any number can go on at the same time.
 */
public final class Simulation {

  private final SimulationSettings settings;
  private final Statistics statistics;
  private final MemoryMeter memory;
  private final TimeMeter time;
  private final TimelineDispatcher dispatcher;
  private final LoadContext load;

  /** Boots the machine and sets the load up. */
  public Simulation(SimulationSettings settings) {
    this.settings = settings;
    MachineProfile profile = settings.machine().profile();
    int cpus = settings.machine().cpus();
    Architecture architecture = profile.architecture();
    SimulatorEngine engine = new SimulatorEngine(profile, architecture.fullRmw());
    this.statistics = new Statistics(engine, cpus, this::unmapping);
    SchemeSelection scheme = settings.scheme();
    Machine machine =
        new Machine(
            engine,
            MachineSettings.of(cpus, architecture).reusingFreedMms(),
            scheme::create,
            statistics);
    this.dispatcher = new TimelineDispatcher(machine, engine, profile);
    engine.afterEachAction(statistics::eventEnded);
    this.memory = new MemoryMeter(engine, profile.shape().distances());
    this.time = new TimeMeter(engine);
    this.load =
        new LoadContext(
            dispatcher, settings.machine(), settings.workload().knobs(), settings.seed());
    settings.workload().workload().populate(load);
  }

  private long unmapping() {
    return dispatcher.unmapping();
  }

  /** Runs it from boot to its end. */
  public static SimulationResult run(SimulationSettings settings) {
    Simulation simulation = new Simulation(settings);
    return simulation.run();
  }

  /** Runs it to its end; to be called once. */
  public SimulationResult run() {
    long boot = dispatcher.nextTime();
    long warm = runUntil(settings.length().warmUp(), boot);
    long operationsBefore = load.operations();
    statistics.restart(warm);
    memory.restart();
    time.restart(warm);
    long end = runUntil(settings.length(), warm);
    return result(warm, end, load.operations() - operationsBefore);
  }

  /**
   * Goes on running: for benchmarks.
   *
   * @param switches how many more context switches
   * @return how many context switches there were since boot
   */
  public long runSwitches(long switches) {
    long until = statistics.switches() + switches;
    while (statistics.switches() < until && step()) {}
    return statistics.switches();
  }

  private long runUntil(SimulationSettings.Length length, long began) {
    long lastTime = began + length.nanoseconds() * Ticks.PER_NANOSECOND;
    long now = began;
    while (statistics.switches() < length.switches() && dispatcher.nextTime() < lastTime) {
      now = dispatcher.nextTime();
      step();
    }
    // All CPUs have come as far as the next event; some run ahead of it.
    long next = dispatcher.nextTime();
    return next == WinnerTree.NEVER ? now : Math.max(now, Math.min(next, lastTime));
  }

  private boolean step() {
    if (dispatcher.nextTime() == WinnerTree.NEVER) {
      return false;
    }
    dispatcher.step();
    return true;
  }

  private SimulationResult result(long began, long end, long operations) {
    MachineProfile profile = settings.machine().profile();
    return new SimulationResult(
        settings.scheme().displayName(),
        settings.workload().workload().name(),
        settings.workload().knobs(),
        settings.machine().label(),
        settings.machine().cpus(),
        settings.seed(),
        profile.assumedFigures(),
        profile.figures().size(),
        Ticks.toNanoseconds(end - began),
        operations,
        statistics.switchCounts(),
        memory.counts(),
        statistics.interruptCounts(),
        memory.foreignLoads(),
        statistics.meanScan(),
        statistics.longestScan(),
        statistics.retention(began, end),
        statistics.exitLatency(),
        time.spent(end),
        time.fidelity(end),
        statistics.violations(),
        statistics.firstViolations());
  }
}

package org.lazymm.simulator.reference;

import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.MachineSettings;
import org.lazymm.simulator.SimulationSettings;
import org.lazymm.simulator.profile.MachineProfile;
import org.lazymm.simulator.time.Ticks;
import org.lazymm.simulator.workload.LoadContext;

/**
 * One run of a scheme under a load, access by access: each reads its value at the very time at
 * which it is priced, and each CPU has a thread.
 */
final class ReferenceSimulation {
  private static final int WARM_UP_SHARE = 10;
  private static final double NANOSECONDS_PER_SECOND = 1e9;

  private final SimulationSettings settings;
  private final ReferenceEngine engine;
  private final ReferenceStatistics statistics;
  private final LoadContext load;
  private boolean warm;
  private long beganAt;
  private long endedAt;
  private long operations;
  private long waited;

  private ReferenceSimulation(SimulationSettings settings) {
    this.settings = settings;
    MachineProfile profile = settings.machine().profile();
    int cpus = settings.machine().cpus();
    engine = new ReferenceEngine(profile, cpus);
    statistics = new ReferenceStatistics(engine.strands(), cpus);
    Machine machine =
        new Machine(
            engine,
            MachineSettings.of(cpus, profile.architecture()).reusingFreedMms(),
            settings.scheme()::create,
            statistics);
    ReferenceDispatcher dispatcher = new ReferenceDispatcher(machine, engine, profile);
    load =
        new LoadContext(
            dispatcher, settings.machine(), settings.workload().knobs(), settings.seed());
    settings.workload().workload().populate(load);
    statistics.begin(this::afterSwitch, dispatcher::exitPath);
    engine.booted();
  }

  /** Runs it from boot to its end. */
  static ReferenceResult run(SimulationSettings settings) {
    ReferenceSimulation simulation = new ReferenceSimulation(settings);
    simulation.engine.strands().run();
    return simulation.result();
  }

  private void afterSwitch() {
    long limit = settings.length().switches();
    if (!warm && statistics.switches() >= Math.max(1, limit / WARM_UP_SHARE)) {
      warm = true;
      beganAt = now();
      operations = load.operations();
      waited = engine.waited();
      statistics.restart();
    } else if (warm && statistics.switches() == limit) {
      endedAt = now();
      operations = load.operations() - operations;
      waited = engine.waited() - waited;
      engine.strands().stop();
    }
  }

  private long now() {
    return engine.strands().running().time;
  }

  private ReferenceResult result() {
    double nanoseconds = Ticks.toNanoseconds(endedAt - beganAt);
    return new ReferenceResult(
        operations * NANOSECONDS_PER_SECOND / nanoseconds,
        Ticks.toNanoseconds(waited) / settings.length().switches(),
        statistics.meanExit(),
        statistics.exits(),
        statistics.interrupts());
  }
}

package org.lazymm.simulator.dispatch;

import org.lazymm.scheduler.machine.Cpu;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.simulator.account.Account;
import org.lazymm.simulator.engine.SimulatorEngine;
import org.lazymm.simulator.profile.MachineProfile;
import org.lazymm.simulator.time.WinnerTree;
import org.lazymm.simulator.timeline.Core;
import org.lazymm.simulator.timeline.Host;
import org.lazymm.simulator.timeline.Timeline;

/**
 * CPUs whose actions come from outside, each at its time, as those of a recorded trace do.
 *
 * <p>An action begins when it was recorded, or when the CPU has ended the ones before it. What a
 * CPU does in between is idleness if it was idle when its last action ended, and else the work of
 * whatever was recorded, its paths through the kernel included.
 */
public final class DrivenCpus implements Host {
  private final Machine machine;
  private final SimulatorEngine engine;
  private final Timeline timeline;
  private final IdleStates idleStates;
  private final long[] idleSince;
  private boolean open;
  private long opensAt;

  /**
   * The CPUs of a machine that has just booted.
   *
   * @param machine the modelled kernel
   * @param engine the engine it runs in
   * @param profile what it costs to wake
   */
  public DrivenCpus(Machine machine, SimulatorEngine engine, MachineProfile profile) {
    this.machine = machine;
    this.engine = engine;
    this.timeline = engine.timeline();
    this.idleStates = new IdleStates(profile);
    this.idleSince = new long[machine.cpuCount()];
    timeline.hostedBy(this, idleSince.length);
    engine.booted();
    for (int cpu = 0; cpu < idleSince.length; cpu++) {
      settle(timeline.core(cpu));
    }
  }

  /**
   * A CPU is about to act; the action before is complete.
   *
   * @param cpu the CPU
   * @param at when, in ticks, not before the action before
   */
  public void act(int cpu, long at) {
    complete();
    while (timeline.nextTime() < at) {
      timeline.step();
    }
    engine.open(timeline.core(cpu), at);
    opensAt = at;
    open = true;
  }

  /** The last action is complete: everything comes to its end. */
  public void finish() {
    complete();
    while (timeline.nextTime() != WinnerTree.NEVER) {
      timeline.step();
    }
  }

  private void complete() {
    if (open) {
      open = false;
      timeline.beginAt(engine.close(), opensAt);
    }
  }

  @Override
  public void due(Core core, long now) {}

  @Override
  public void ended(Core core, long ticks) {
    settle(core);
  }

  @Override
  public void handled(Core core, long ticks) {
    settle(core);
  }

  private void settle(Core core) {
    idleSince[core.cpu()] = core.clock();
    Cpu cpu = machine.cpu(core.cpu());
    if (!cpu.online()) {
      timeline.spendTimeOn(core, Account.OFFLINE, 0);
    } else {
      boolean idle = cpu.current() == cpu.idleTask();
      timeline.spendTimeOn(core, idle ? Account.IDLE : Account.USER, 0);
    }
  }

  @Override
  public long wakeLatency(Core core, long at) {
    return machine.cpu(core.cpu()).idle()
        ? idleStates.wakeLatency(Math.max(0, at - idleSince[core.cpu()]))
        : 0;
  }
}

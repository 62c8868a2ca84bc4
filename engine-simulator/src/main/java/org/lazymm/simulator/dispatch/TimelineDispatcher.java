package org.lazymm.simulator.dispatch;

import org.jspecify.annotations.Nullable;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.simulator.account.Account;
import org.lazymm.simulator.dispatch.DispatchState.Phase;
import org.lazymm.simulator.engine.SimulatorEngine;
import org.lazymm.simulator.profile.FigureKey;
import org.lazymm.simulator.profile.MachineProfile;
import org.lazymm.simulator.time.Ticks;
import org.lazymm.simulator.time.WinnerTree;
import org.lazymm.simulator.timeline.Core;
import org.lazymm.simulator.timeline.Host;
import org.lazymm.simulator.timeline.Timeline;

/**
 * Runs actors on the CPUs of the modelled kernel, in the order of virtual time.
 *
 * <p>Each CPU runs the actors that belong to it, first ready first; a running actor is not
 * preempted. A CPU without a ready one switches to its idle task and enters the idle state. Busy
 * CPUs take the timer interrupt; what a scheme defers runs when the action that put it off has
 * ended.
 *
 * <p>Longer than 400 lines: what may happen on a CPU, each a few lines, on the state of that CPU.
 */
public final class TimelineDispatcher implements Dispatcher, Host {

  /** The time between two timer interrupts: a kernel with {@code CONFIG_HZ=250}. */
  private static final long TICK = 4_000_000 * Ticks.PER_NANOSECOND;

  /** How long work that puts itself off waits until it runs again: a busy work queue. */
  private static final long WORK_DELAY = 10_000 * Ticks.PER_NANOSECOND;

  private final Machine machine;
  private final SimulatorEngine engine;
  private final Timeline timeline;
  private final MachineProfile profile;
  private final IdleStates idleStates;
  private final DispatchState[] cpus;
  private final long wakeInterrupt;
  private long switchPath;
  private long unmapPath;
  private long now;

  /**
   * A dispatcher for a machine that has just booted; all its CPUs go idle.
   *
   * @param machine the modelled kernel
   * @param engine the engine it runs in
   * @param profile what it costs to sleep and to wake, and how long the paths of the kernel are
   */
  public TimelineDispatcher(Machine machine, SimulatorEngine engine, MachineProfile profile) {
    this.machine = machine;
    this.engine = engine;
    this.timeline = engine.timeline();
    this.profile = profile;
    this.idleStates = new IdleStates(profile);
    this.cpus = new DispatchState[machine.cpuCount()];
    this.wakeInterrupt = profile.ticks(FigureKey.IPI_SEND);
    this.switchPath = profile.ticks(FigureKey.PATH_SWITCH);
    this.unmapPath = profile.ticks(FigureKey.PATH_EXIT);
    timeline.hostedBy(this, cpus.length);
    for (int cpu = 0; cpu < cpus.length; cpu++) {
      DispatchState state = (DispatchState) timeline.core(cpu);
      cpus[cpu] = state;
      machine.idleEnter(cpu);
      state.tickAt = TICK * (cpu + 1) / cpus.length;
    }
    engine.booted();
  }

  @Override
  public Core core(int cpu, int place) {
    return new DispatchState(machine.cpu(cpu), place);
  }

  @Override
  public Machine machine() {
    return machine;
  }

  @Override
  public int actingCpu() {
    return engine.current();
  }

  @Override
  public long now() {
    return now;
  }

  @Override
  public void runAt(Speed speed) {
    switchPath = speed.slow(profile.ticks(FigureKey.PATH_SWITCH));
    unmapPath = speed.slow(profile.ticks(FigureKey.PATH_EXIT));
  }

  /** How long the unmapping of an mm takes, in ticks. */
  public long unmapping() {
    return unmapPath;
  }

  /** The time of the next event, in ticks; {@link WinnerTree#NEVER} when nothing is left to do. */
  public long nextTime() {
    return timeline.nextTime();
  }

  /** Runs the next event. */
  public void step() {
    timeline.step();
  }

  // What a CPU does next.

  @Override
  public void due(Core core, long at) {
    DispatchState state = (DispatchState) core;
    SimProcess actor = state.running;
    if (actor == null) {
      long ready = state.firstReadyAt();
      timeline.elapse(state, Math.min(ready, at));
      timeline.spendTimeOn(state, Account.WAKE, 0);
    }
    timeline.elapse(state, at);
    if (state.workAt <= at) {
      work(state);
    } else if (actor == null) {
      resume(state);
    } else if (state.actsAt <= at) {
      act(state, actor);
    } else if (state.tickAt <= at) {
      tick(state);
    } else {
      plan(state);
    }
  }

  private void open(DispatchState state, Phase phase) {
    now = state.clock();
    state.phase = phase;
    engine.open(state, now);
  }

  private void begin(DispatchState state) {
    timeline.begin(engine.close(), state.phase != Phase.ACT);
  }

  private void act(DispatchState state, SimProcess actor) {
    open(state, Phase.ACT);
    if (state.unmapping) {
      state.unmapping = false;
      machine.finish(state.cpu());
    } else {
      state.result = actor.act(this);
    }
    begin(state);
  }

  private void tick(DispatchState state) {
    state.tickAt += TICK;
    open(state, Phase.TICK);
    machine.tick(state.cpu());
    begin(state);
  }

  private void work(DispatchState state) {
    state.workAt = WinnerTree.NEVER;
    open(state, Phase.WORK);
    machine.runDeferredWork(state.cpu(), state.cpu()); // Out of the idle state for it, and back.
    begin(state);
  }

  private void resume(DispatchState state) {
    long at = state.clock();
    SimProcess next = state.takeReady(at);
    if (next == null) {
      timeline.spendTimeOn(state, Account.IDLE, 0);
      plan(state);
      return;
    }
    if (state.tickAt <= at) {
      state.tickAt += ((at - state.tickAt) / TICK + 1) * TICK;
    }
    switchTo(state, next);
  }

  private void switchTo(DispatchState state, SimProcess next) {
    state.running = next;
    open(state, Phase.SWITCH);
    machine.switchTo(state.cpu(), next.task());
    begin(state);
  }

  private void goIdle(DispatchState state) {
    state.running = null;
    open(state, Phase.SWITCH);
    machine.switchTo(state.cpu(), state.kernel.idleTask());
    machine.idleEnter(state.cpu());
    begin(state);
  }

  // What follows an action.

  @Override
  public void ended(Core core, long ticks) {
    DispatchState state = (DispatchState) core;
    if (state.phase == Phase.ACT) {
      SimProcess actor = state.running;
      if (actor != null) {
        acted(state, actor);
      }
      return;
    }
    if (state.phase == Phase.SWITCH) {
      switched(state);
    } else {
      interrupted(state, ticks);
    }
    settle(state);
  }

  private void acted(DispatchState state, SimProcess actor) {
    long clock = state.clock();
    if (actor.task().owedTeardown() != null) {
      state.unmapping = true;
      workUntilAct(state, unmapPath, 0);
      settle(state);
      return;
    }
    long result = state.result;
    if (result >= 0) {
      workUntilAct(state, 0, result);
      settle(state);
      return;
    }
    boolean blocks = result == SimProcess.BLOCK;
    boolean stays = blocks && actor.woken && actor.cpu() == state.cpu();
    if (stays) {
      requeue(actor, clock);
    }
    SimProcess next = state.takeReady(clock);
    if (next == actor) {
      resumed(state, actor);
      settle(state);
      return;
    }
    state.leaving = blocks && !stays ? actor : null;
    if (next == null) {
      goIdle(state);
    } else {
      switchTo(state, next);
    }
  }

  private void resumed(DispatchState state, SimProcess actor) {
    workUntilAct(state, actor.resumePath(), actor.resumeWork());
  }

  private void workUntilAct(DispatchState state, long path, long work) {
    state.actsAt = state.clock() + path + work;
    timeline.spendTimeOn(state, Account.USER, path);
  }

  private void switched(DispatchState state) {
    SimProcess left = state.leaving;
    state.leaving = null;
    SimProcess actor = state.running;
    if (actor == null) {
      idle(state);
    } else {
      workUntilAct(state, switchPath + actor.resumePath(), actor.resumeWork());
    }
    if (left != null) {
      block(left, state.clock());
    }
  }

  private void idle(DispatchState state) {
    state.idleSince = state.clock();
    timeline.spendTimeOn(state, Account.IDLE, 0);
  }

  /** The actor's task runs nowhere now: it waits for its timer, for a wake-up or for its CPU. */
  private void block(SimProcess actor, long at) {
    if (actor.woken) {
      requeue(actor, at);
    } else if (actor.sleepFor > 0) {
      enqueue(actor, at + actor.sleepFor);
    } else {
      actor.blocked = true;
    }
  }

  private void requeue(SimProcess actor, long at) {
    actor.woken = false;
    enqueue(actor, at);
  }

  private void interrupted(DispatchState state, long ticks) {
    if (state.running == null) {
      idle(state);
    } else {
      state.actsAt += ticks;
    }
  }

  @Override
  public void handled(Core core, long ticks) {
    DispatchState state = (DispatchState) core;
    state.offline = !state.kernel.online();
    if (state.offline) {
      timeline.spendTimeOn(state, Account.OFFLINE, 0);
      timeline.plan(state, WinnerTree.NEVER);
      return;
    }
    state.phase = Phase.TICK;
    interrupted(state, ticks);
    settle(state);
  }

  @Override
  public long wakeLatency(Core core, long at) {
    DispatchState state = (DispatchState) core;
    if (state.running != null || state.offline) {
      return 0;
    }
    long ready = state.firstReadyAt();
    return ready <= at
        ? Math.max(0, awakeAt(state, ready) - at) // It wakes up already.
        : awakeAt(state, at) - at;
  }

  /** When an idle CPU is awake that something wakes at a given time. */
  private long awakeAt(DispatchState state, long at) {
    return at + idleStates.wakeLatency(Math.max(0, at - state.idleSince));
  }

  /** Nothing goes on any more. Work that puts itself off again waits a while. */
  private void settle(DispatchState state) {
    if (state.kernel.hasDeferredWork()) {
      state.workAt = state.clock() + (state.phase == Phase.WORK ? WORK_DELAY : 0);
    }
    plan(state);
  }

  /** When a CPU has its next event. */
  private void plan(DispatchState state) {
    long at;
    if (state.running != null) {
      at = Math.min(state.actsAt, state.tickAt);
    } else {
      at = state.firstReadyAt();
      if (at != WinnerTree.NEVER) {
        at = Math.max(awakeAt(state, at), state.clock());
      }
    }
    timeline.plan(state, Math.min(at, state.workAt));
  }

  // Waking.

  @Override
  public void wake(SimProcess actor) {
    actor.wakes = this;
    engine.mark(actor);
  }

  void wakeNow(SimProcess actor, Core by) {
    if (!actor.blocked) {
      actor.woken = true;
      return;
    }
    DispatchState state = cpus[actor.cpu()];
    if (state.running == null && state != by) {
      long slept = by.clock() - state.idleSince;
      timeline.pass(by, Account.WAKE, idleStates.unlessPolling(wakeInterrupt, slept));
    }
    enqueue(actor, by.clock());
  }

  @Override
  public void start(SimProcess actor, long at) {
    enqueue(actor, at);
  }

  private void enqueue(SimProcess actor, long at) {
    actor.blocked = false;
    actor.sleepFor = 0;
    actor.readyAt = at;
    DispatchState state = cpus[actor.cpu()];
    if (!state.kernel.online()) {
      state = onlineAfter(state);
      actor.moveTo(state.cpu());
    }
    state.add(actor);
    if (state.running == null) {
      plan(state);
    }
  }

  private DispatchState onlineAfter(DispatchState state) {
    DispatchState other = state;
    do {
      other = cpus[(other.cpu() + 1) % cpus.length];
    } while (!other.kernel.online());
    return other;
  }

  // Hotplug, by the CPU that acts.

  @Override
  public boolean offline(int victim) {
    int by = engine.current();
    DispatchState state = cpus[victim];
    if (victim == by || state.running != null || state.isBusy() || !state.kernel.online()) {
      return false;
    }
    machine.idleExit(victim);
    machine.offline(by, victim);
    DispatchState heir = onlineAfter(state);
    if (state.kernel.hasDeferredWork()) {
      machine.runDeferredWork(victim, heir.cpu());
    }
    engine.enter(by);
    state.workAt = WinnerTree.NEVER;
    timeline.plan(state, WinnerTree.NEVER);
    state.moveAll(heir, now);
    if (heir.running == null) {
      plan(heir);
    }
    return true;
  }

  @Override
  public void online(int cpu) {
    int by = engine.current();
    machine.online(by, cpu);
    machine.idleEnter(cpu);
    engine.enter(by);
  }

  @Nullable SimProcess running(int cpu) {
    return cpus[cpu].running;
  }
}

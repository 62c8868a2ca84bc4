package org.lazymm.simulator.dispatch;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.simulator.account.Account;
import org.lazymm.simulator.dispatch.CpuState.Phase;
import org.lazymm.simulator.engine.SimulatorEngine;
import org.lazymm.simulator.profile.FigureKey;
import org.lazymm.simulator.profile.MachineProfile;
import org.lazymm.simulator.time.Ticks;
import org.lazymm.simulator.time.WinnerTree;
import org.lazymm.simulator.timeline.Host;
import org.lazymm.simulator.timeline.Timeline;

/**
 * Runs actors on the CPUs of the modelled kernel, in the order of virtual time.
 *
 * <p>Each CPU runs the actors that belong to it, first ready first; a running actor is not
 * preempted. A CPU without a ready one switches to its idle task and enters the idle state. Busy
 * CPUs take the timer interrupt; what a scheme puts off runs when the action that put it off has
 * ended.
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
  private final WaitList waiting;
  private final CpuState[] cpus;
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
    int count = machine.cpuCount();
    this.idleStates = new IdleStates(profile);
    this.waiting = new WaitList(count);
    this.cpus = new CpuState[count];
    Arrays.setAll(cpus, cpu -> new CpuState());
    this.wakeInterrupt = profile.ticks(FigureKey.IPI_SEND);
    this.switchPath = profile.ticks(FigureKey.PATH_SWITCH);
    this.unmapPath = profile.ticks(FigureKey.PATH_EXIT);
    timeline.hostedBy(this);
    for (int cpu = 0; cpu < count; cpu++) {
      machine.idleEnter(cpu);
      cpus[cpu].tickAt = TICK * (cpu + 1) / count;
    }
    engine.booted();
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
  public void due(int cpu, long at) {
    CpuState state = cpus[cpu];
    Actor actor = state.running;
    if (actor == null) {
      long ready = waiting.firstReadyAt(cpu);
      timeline.elapse(cpu, Math.min(ready, at));
      timeline.spendTimeOn(cpu, Account.WAKE, 0);
    }
    timeline.elapse(cpu, at);
    if (state.workAt <= at) {
      work(cpu, state);
    } else if (actor == null) {
      resume(cpu, state);
    } else if (state.actsAt <= at) {
      act(cpu, state, actor);
    } else if (state.tickAt <= at) {
      tick(cpu, state);
    } else {
      plan(cpu, state);
    }
  }

  private void open(int cpu, CpuState state, Phase phase) {
    now = timeline.clock(cpu);
    state.began = now;
    state.phase = phase;
    engine.open(cpu, now);
  }

  private void begin(CpuState state) {
    timeline.begin(engine.close(), state.phase != Phase.ACT);
  }

  private void act(int cpu, CpuState state, Actor actor) {
    open(cpu, state, Phase.ACT);
    if (state.unmapping) {
      state.unmapping = false;
      machine.finish(cpu);
    } else {
      state.result = actor.act(this);
    }
    begin(state);
  }

  private void tick(int cpu, CpuState state) {
    state.tickAt += TICK;
    open(cpu, state, Phase.TICK);
    machine.tick(cpu);
    begin(state);
  }

  private void work(int cpu, CpuState state) {
    state.workAt = WinnerTree.NEVER;
    open(cpu, state, Phase.WORK);
    machine.runDeferredWork(cpu, cpu); // Out of the idle state for it, and back.
    begin(state);
  }

  private void resume(int cpu, CpuState state) {
    long at = timeline.clock(cpu);
    Actor next = waiting.takeReady(cpu, at);
    if (next == null) {
      timeline.spendTimeOn(cpu, Account.IDLE, 0);
      plan(cpu, state);
      return;
    }
    if (state.tickAt <= at) {
      state.tickAt += ((at - state.tickAt) / TICK + 1) * TICK;
    }
    switchTo(cpu, state, next);
  }

  private void switchTo(int cpu, CpuState state, Actor next) {
    state.running = next;
    open(cpu, state, Phase.SWITCH);
    machine.switchTo(cpu, next.task());
    begin(state);
  }

  private void goIdle(int cpu, CpuState state) {
    state.running = null;
    open(cpu, state, Phase.SWITCH);
    machine.switchTo(cpu, machine.cpu(cpu).idleTask());
    machine.idleEnter(cpu);
    begin(state);
  }

  // What follows an action.

  @Override
  public void ended(int cpu) {
    CpuState state = cpus[cpu];
    if (state.phase == Phase.ACT) {
      Actor actor = state.running;
      if (actor != null) {
        acted(cpu, state, actor);
      }
      return;
    }
    if (state.phase == Phase.SWITCH) {
      switched(cpu, state);
    } else {
      interrupted(cpu, state, timeline.clock(cpu) - state.began);
    }
    settle(cpu, state);
  }

  private void acted(int cpu, CpuState state, Actor actor) {
    long clock = timeline.clock(cpu);
    if (actor.task().owedTeardown() != null) {
      state.unmapping = true;
      workUntilAct(cpu, state, unmapPath, 0);
      settle(cpu, state);
      return;
    }
    long result = state.result;
    if (result >= 0) {
      workUntilAct(cpu, state, 0, result);
      settle(cpu, state);
      return;
    }
    boolean blocks = result == Actor.BLOCK;
    boolean stays = blocks && actor.woken && actor.cpu() == cpu;
    if (stays) {
      requeue(actor, clock);
    }
    Actor next = waiting.takeReady(cpu, clock);
    if (next == actor) {
      resumed(cpu, state, actor);
      settle(cpu, state);
      return;
    }
    state.leaving = blocks && !stays ? actor : null;
    if (next == null) {
      goIdle(cpu, state);
    } else {
      switchTo(cpu, state, next);
    }
  }

  private void resumed(int cpu, CpuState state, Actor actor) {
    workUntilAct(cpu, state, actor.resumePath(), actor.resumeWork());
  }

  private void workUntilAct(int cpu, CpuState state, long path, long work) {
    state.actsAt = timeline.clock(cpu) + path + work;
    timeline.spendTimeOn(cpu, Account.USER, path);
  }

  private void switched(int cpu, CpuState state) {
    Actor left = state.leaving;
    state.leaving = null;
    Actor actor = state.running;
    if (actor == null) {
      idle(cpu, state);
    } else {
      workUntilAct(cpu, state, switchPath + actor.resumePath(), actor.resumeWork());
    }
    if (left != null) {
      block(left, timeline.clock(cpu));
    }
  }

  private void idle(int cpu, CpuState state) {
    state.idleSince = timeline.clock(cpu);
    timeline.spendTimeOn(cpu, Account.IDLE, 0);
  }

  /** The actor's task runs nowhere now: it waits for its timer, for a wake-up or for its CPU. */
  private void block(Actor actor, long at) {
    if (actor.woken) {
      requeue(actor, at);
    } else if (actor.sleepFor > 0) {
      enqueue(actor, at + actor.sleepFor);
    } else {
      actor.blocked = true;
    }
  }

  private void requeue(Actor actor, long at) {
    actor.woken = false;
    enqueue(actor, at);
  }

  private void interrupted(int cpu, CpuState state, long ticks) {
    if (state.running == null) {
      idle(cpu, state);
    } else {
      state.actsAt += ticks;
    }
  }

  @Override
  public void handled(int cpu, long ticks) {
    CpuState state = cpus[cpu];
    state.offline = !machine.cpu(cpu).online();
    if (state.offline) {
      timeline.spendTimeOn(cpu, Account.OFFLINE, 0);
      timeline.plan(cpu, WinnerTree.NEVER);
      return;
    }
    state.phase = Phase.TICK;
    interrupted(cpu, state, ticks);
    settle(cpu, state);
  }

  @Override
  public long wakeLatency(int cpu, long at) {
    CpuState state = cpus[cpu];
    if (state.running != null || state.offline) {
      return 0;
    }
    long ready = waiting.firstReadyAt(cpu);
    return ready <= at
        ? Math.max(0, awakeAt(state, ready) - at) // It wakes up already.
        : awakeAt(state, at) - at;
  }

  /** When an idle CPU is awake that something wakes at a given time. */
  private long awakeAt(CpuState state, long at) {
    return at + idleStates.wakeLatency(Math.max(0, at - state.idleSince));
  }

  /** Nothing goes on any more. Work that puts itself off again waits a while. */
  private void settle(int cpu, CpuState state) {
    if (machine.cpu(cpu).hasDeferredWork()) {
      state.workAt = timeline.clock(cpu) + (state.phase == Phase.WORK ? WORK_DELAY : 0);
    }
    plan(cpu, state);
  }

  /** When a CPU has its next event. */
  private void plan(int cpu, CpuState state) {
    long at;
    if (state.running != null) {
      at = Math.min(state.actsAt, state.tickAt);
    } else {
      at = waiting.firstReadyAt(cpu);
      if (at != WinnerTree.NEVER) {
        at = Math.max(awakeAt(state, at), timeline.clock(cpu));
      }
    }
    timeline.plan(cpu, Math.min(at, state.workAt));
  }

  // Waking.

  @Override
  public void wake(Actor actor) {
    WakeUp wakeUp = actor.wakeUp;
    if (wakeUp == null) {
      wakeUp = new WakeUp(this, actor);
      actor.wakeUp = wakeUp;
    }
    engine.mark(wakeUp);
  }

  void wakeNow(Actor actor, int by) {
    if (!actor.blocked) {
      actor.woken = true;
      return;
    }
    int cpu = actor.cpu();
    CpuState state = cpus[cpu];
    if (state.running == null && cpu != by) {
      long slept = timeline.clock(by) - state.idleSince;
      timeline.pass(by, Account.WAKE, idleStates.unlessPolling(wakeInterrupt, slept));
    }
    enqueue(actor, timeline.clock(by));
  }

  @Override
  public void start(Actor actor, long at) {
    enqueue(actor, at);
  }

  private void enqueue(Actor actor, long at) {
    actor.blocked = false;
    actor.sleepFor = 0;
    actor.readyAt = at;
    if (!machine.cpu(actor.cpu()).online()) {
      actor.moveTo(onlineAfter(actor.cpu()));
    }
    int cpu = actor.cpu();
    waiting.add(actor);
    if (cpus[cpu].running == null) {
      plan(cpu, cpus[cpu]);
    }
  }

  private int onlineAfter(int cpu) {
    int other = (cpu + 1) % cpus.length;
    while (!machine.cpu(other).online()) {
      other = (other + 1) % cpus.length;
    }
    return other;
  }

  // Hotplug, by the CPU that acts.

  @Override
  public boolean offline(int victim) {
    int by = engine.current();
    CpuState state = cpus[victim];
    if (victim == by
        || state.running != null
        || timeline.isBusy(victim)
        || !machine.cpu(victim).online()) {
      return false;
    }
    machine.idleExit(victim);
    machine.offline(by, victim);
    int heir = onlineAfter(victim);
    if (machine.cpu(victim).hasDeferredWork()) {
      machine.runDeferredWork(victim, heir);
    }
    engine.enter(by);
    state.workAt = WinnerTree.NEVER;
    timeline.plan(victim, WinnerTree.NEVER);
    waiting.moveAll(victim, heir, now);
    if (cpus[heir].running == null) {
      plan(heir, cpus[heir]);
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

  @Nullable Actor running(int cpu) {
    return cpus[cpu].running;
  }
}

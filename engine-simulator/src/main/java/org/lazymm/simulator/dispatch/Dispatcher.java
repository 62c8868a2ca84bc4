package org.lazymm.simulator.dispatch;

import org.jspecify.annotations.Nullable;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.simulator.engine.InterruptObserver;
import org.lazymm.simulator.engine.SimulatorEngine;
import org.lazymm.simulator.profile.FigureKey;
import org.lazymm.simulator.profile.MachineProfile;
import org.lazymm.simulator.time.CpuTimes;
import org.lazymm.simulator.time.Ticks;
import org.lazymm.simulator.time.WinnerTree;

/**
 * Runs actors on the CPUs of the modelled kernel, in the order of virtual time.
 *
 * <p>Each CPU runs the actors that belong to it, first ready first; a running actor is not
 * preempted. A CPU without a ready one switches to its idle task and enters the idle state. Busy
 * CPUs take the timer interrupt; what a scheme puts off runs when the action that put it off has
 * ended.
 */
public final class Dispatcher implements InterruptObserver {

  /** The time between two timer interrupts: a kernel with {@code CONFIG_HZ=250}. */
  private static final long TICK = 4_000_000 * Ticks.PER_NANOSECOND;

  /** How long work that puts itself off waits until it runs again: a busy work queue. */
  private static final long WORK_DELAY = 10_000 * Ticks.PER_NANOSECOND;

  /**
   * How far CPUs that keep to their own cache lines may run ahead of the others: nobody can tell,
   * and their data are still near.
   */
  private static final long LEAD = 20_000 * Ticks.PER_NANOSECOND;

  /** After how many actions in a row that moved no line a CPU is taken to keep to its own. */
  private static final byte ALONE = 16;

  private static final int NO_CPU = -1;

  private final Machine machine;
  private final SimulatorEngine engine;
  private final WinnerTree tree;
  private final IdleStates idleStates;
  private final WaitList waiting;
  private final @Nullable Actor[] running;

  private final CpuTimes times;

  /** CPUs that were interrupted during this event, each once. */
  private final int[] interrupted;

  private final boolean[] isInterrupted;
  private int interruptedCount;

  /** How many actions in a row of each CPU moved no line, up to {@link #ALONE}. */
  private final byte[] actionsAlone;

  /** The CPU that acted last, if that moved no line, and the one that it woke. */
  private int ahead = NO_CPU;

  private int woken = NO_CPU;
  private final long wakeInterrupt;

  /**
   * A dispatcher for a machine that has just booted; all its CPUs go idle.
   *
   * @param machine the modelled kernel
   * @param engine the engine it runs in
   * @param profile what it costs to sleep and to wake
   */
  public Dispatcher(Machine machine, SimulatorEngine engine, MachineProfile profile) {
    this.machine = machine;
    this.engine = engine;
    int cpus = machine.cpuCount();
    this.tree = new WinnerTree(cpus);
    this.idleStates = new IdleStates(profile);
    this.waiting = new WaitList(cpus);
    this.running = new Actor[cpus];
    this.interrupted = new int[cpus];
    this.isInterrupted = new boolean[cpus];
    this.actionsAlone = new byte[cpus];
    this.wakeInterrupt = profile.ticks(FigureKey.IPI_SEND);
    this.times = engine.times();
    engine.booted();
    engine.observe(this);
    for (int cpu = 0; cpu < cpus; cpu++) {
      engine.enter(cpu);
      goIdle(cpu);
    }
    engine.booted();
    for (int cpu = 0; cpu < cpus; cpu++) {
      times.setIdleSince(cpu, engine.now());
      times.setTickAt(cpu, engine.now() + TICK * (cpu + 1) / cpus);
    }
  }

  /** The modelled kernel. */
  public Machine machine() {
    return machine;
  }

  /** The CPU that acts. */
  public int actingCpu() {
    return engine.current();
  }

  /** The time of the CPU that acts, in ticks. */
  public long now() {
    return engine.now();
  }

  /** The time of the next event, in ticks; {@link WinnerTree#NEVER} when nothing is left to do. */
  public long nextTime() {
    return tree.nextTime();
  }

  /** Runs the next event. */
  public void step() {
    int cpu = choose();
    long transfers = engine.traffic().transfers();
    woken = NO_CPU;
    engine.runFrom(cpu, tree.time(cpu));
    Actor actor = running[cpu];
    if (actor == null) {
      resume(cpu);
    } else if (times.actsAt(cpu) <= engine.now()) {
      act(cpu, actor);
    } else if (times.tickAt(cpu) <= engine.now()) {
      times.setTickAt(cpu, times.tickAt(cpu) + TICK);
      machine.tick(cpu);
    }
    runPutOffWork(cpu);
    plan(cpu);
    afterInterrupts();
    if (engine.traffic().transfers() == transfers) {
      ahead = cpu;
      actionsAlone[cpu] = (byte) Math.min(ALONE, actionsAlone[cpu] + 1);
    } else {
      ahead = NO_CPU;
      actionsAlone[cpu] = 0;
    }
  }

  /** The CPU with the earliest event, or one of those that may run ahead. */
  private int choose() {
    if (ahead == NO_CPU) {
      return tree.nextCpu();
    }
    int candidate = woken != NO_CPU && tree.time(woken) < tree.time(ahead) ? woken : ahead;
    return actionsAlone[candidate] == ALONE && tree.time(candidate) <= tree.nextTime() + LEAD
        ? candidate
        : tree.nextCpu();
  }

  private void act(int cpu, Actor actor) {
    long result = actor.act(this);
    engine.enter(cpu);
    if (result >= 0) {
      times.setActsAt(cpu, engine.now() + result);
      return;
    }
    boolean blocks = result == Actor.BLOCK;
    boolean stays = blocks && actor.woken && actor.cpu() == cpu;
    if (stays) {
      requeue(actor);
    }
    Actor next = waiting.takeReady(cpu, engine.now());
    if (next == null) {
      running[cpu] = null;
      machine.switchTo(cpu, machine.cpu(cpu).idleTask());
      goIdle(cpu);
    } else if (next == actor) {
      times.setActsAt(cpu, engine.now() + actor.resumeWork());
    } else {
      switchTo(cpu, next);
    }
    if (blocks && !stays) {
      block(actor);
    }
  }

  /** The actor's task runs nowhere now: it waits for its timer, for a wake-up or for its CPU. */
  private void block(Actor actor) {
    if (actor.woken) {
      requeue(actor);
    } else if (actor.timer != WinnerTree.NEVER) {
      enqueue(actor, actor.timer);
    } else {
      actor.blocked = true;
    }
  }

  private void requeue(Actor actor) {
    actor.woken = false;
    enqueue(actor, engine.now());
  }

  private void resume(int cpu) {
    Actor next = waiting.takeReady(cpu, engine.now());
    if (next != null) {
      if (times.tickAt(cpu) <= engine.now()) {
        times.setTickAt(
            cpu, times.tickAt(cpu) + ((engine.now() - times.tickAt(cpu)) / TICK + 1) * TICK);
      }
      switchTo(cpu, next);
    }
  }

  private void switchTo(int cpu, Actor next) {
    running[cpu] = next;
    machine.switchTo(cpu, next.task());
    times.setActsAt(cpu, engine.now() + next.resumeWork());
  }

  private void goIdle(int cpu) {
    machine.idleEnter(cpu);
    times.setIdleSince(cpu, engine.now());
  }

  /**
   * Starts an actor, or wakes a blocked one. One that is not blocked will not block the next time.
   *
   * @param actor not finished
   */
  public void wake(Actor actor) {
    if (!actor.blocked) {
      actor.woken = true;
      return;
    }
    int cpu = actor.cpu();
    if (running[cpu] == null && cpu != engine.current()) {
      engine.pass(idleStates.unlessPolling(wakeInterrupt, engine.now() - times.idleSince(cpu)));
    }
    enqueue(actor, engine.now());
    woken = actor.cpu();
  }

  /**
   * Starts a blocked actor at a given time.
   *
   * @param actor blocked, without a timer
   * @param at in ticks
   */
  public void start(Actor actor, long at) {
    enqueue(actor, at);
  }

  private void enqueue(Actor actor, long at) {
    actor.blocked = false;
    actor.timer = WinnerTree.NEVER;
    actor.readyAt = at;
    if (!machine.cpu(actor.cpu()).online()) {
      actor.moveTo(onlineAfter(actor.cpu()));
    }
    waiting.add(actor);
    if (running[actor.cpu()] == null) {
      plan(actor.cpu());
    }
  }

  private int onlineAfter(int cpu) {
    int other = (cpu + 1) % running.length;
    while (!machine.cpu(other).online()) {
      other = (other + 1) % running.length;
    }
    return other;
  }

  /** When a CPU has its next event. */
  private void plan(int cpu) {
    long at;
    if (running[cpu] != null) {
      at = Math.min(times.actsAt(cpu), times.tickAt(cpu));
    } else {
      at = waiting.firstReadyAt(cpu);
      if (at != WinnerTree.NEVER) {
        long asleep = Math.max(0, at - times.idleSince(cpu));
        at = Math.max(at + idleStates.wakeLatency(asleep), engine.clock(cpu));
      }
    }
    if (machine.cpu(cpu).hasDeferredWork()) {
      at = Math.min(at, engine.clock(cpu) + WORK_DELAY);
    }
    tree.set(cpu, at);
  }

  // Interrupts and put-off work.

  @Override
  public long wakeLatency(int cpu, long at) {
    return idleStates.wakeLatency(Math.max(0, at - times.idleSince(cpu)));
  }

  @Override
  public void interrupted(int cpu, long ticks) {
    if (running[cpu] == null) {
      times.setIdleSince(cpu, engine.now());
    } else {
      times.setActsAt(cpu, times.actsAt(cpu) + ticks);
    }
    if (!isInterrupted[cpu]) {
      isInterrupted[cpu] = true;
      interrupted[interruptedCount++] = cpu;
    }
  }

  private void afterInterrupts() {
    for (int index = 0; index < interruptedCount; index++) {
      int cpu = interrupted[index];
      isInterrupted[cpu] = false;
      runPutOffWork(cpu);
      if (machine.cpu(cpu).online()) {
        plan(cpu);
      }
    }
    interruptedCount = 0;
  }

  /** Work that puts itself off again waits for the next event, which {@link #plan} sees to. */
  private void runPutOffWork(int cpu) {
    if (machine.cpu(cpu).hasDeferredWork()) {
      int on = machine.cpu(cpu).online() ? cpu : onlineAfter(cpu);
      engine.enter(on);
      long begin = engine.now();
      boolean idle = machine.cpu(on).idle();
      machine.runDeferredWork(cpu, on); // Out of the idle state for it, and back.
      if (idle) {
        times.setIdleSince(on, engine.now());
      } else if (running[on] != null) {
        times.setActsAt(on, times.actsAt(on) + engine.now() - begin);
      }
    }
  }

  // Hotplug, by the CPU that acts.

  /**
   * Takes a CPU down if it is idle.
   *
   * @param victim another CPU than the one that acts
   * @return whether it went down
   */
  public boolean offline(int victim) {
    int by = engine.current();
    if (victim == by || running[victim] != null || !machine.cpu(victim).online()) {
      return false;
    }
    long asked = engine.now();
    engine.runFrom(victim, asked + wakeLatency(victim, asked));
    machine.idleExit(victim);
    engine.enter(by);
    machine.offline(by, victim);
    engine.runFrom(by, engine.clock(victim));
    runPutOffWork(victim);
    engine.enter(by);
    tree.set(victim, WinnerTree.NEVER);
    int heir = onlineAfter(victim);
    waiting.moveAll(victim, heir);
    if (heir != by) {
      plan(heir);
    }
    return true;
  }

  /**
   * Brings a CPU up again.
   *
   * @param cpu a CPU that is offline
   */
  public void online(int cpu) {
    int by = engine.current();
    engine.runFrom(cpu, engine.clock(by));
    engine.enter(by);
    machine.online(by, cpu);
    engine.enter(cpu);
    goIdle(cpu);
    runPutOffWork(cpu);
    plan(cpu);
    engine.runFrom(by, engine.clock(cpu));
  }
}

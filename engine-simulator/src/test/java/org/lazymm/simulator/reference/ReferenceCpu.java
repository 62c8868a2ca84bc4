package org.lazymm.simulator.reference;

import org.lazymm.scheduler.machine.Machine;
import org.lazymm.simulator.dispatch.ActorAccess;
import org.lazymm.simulator.dispatch.SimProcess;
import org.lazymm.simulator.time.Ticks;

/** The life of one CPU: it idles until an actor can run, and runs actors until none can. */
final class ReferenceCpu {
  private static final long TICK = 4_000_000 * Ticks.PER_NANOSECOND;
  private static final long WORK_AGAIN = 10_000 * Ticks.PER_NANOSECOND;

  final Strand strand;
  final RunQueue queue = new RunQueue();

  private final ReferenceDispatcher dispatcher;
  private final Strands strands;
  private final Machine machine;
  private final Interrupts interrupts;

  private boolean idle = true;

  /** Whether it wakes up, or somebody has seen to it that it will. */
  private boolean woken;

  private boolean down;
  private long idleSince;
  private long tickAt;
  private long workAt = Strands.NEVER;
  private long actBegan;

  ReferenceCpu(ReferenceDispatcher dispatcher, ReferenceEngine engine, int cpu) {
    this.dispatcher = dispatcher;
    this.strands = engine.strands();
    this.machine = dispatcher.machine();
    this.interrupts = engine.interrupts(cpu);
    this.strand = new Strand(cpu);
    this.tickAt = TICK * (cpu + 1) / machine.cpuCount();
    interrupts.handledBy(strand);
    strands.add(strand, this::live);
  }

  private void live() {
    while (true) {
      runFrom(awaitActor());
    }
  }

  long actBegan() {
    return actBegan;
  }

  /** Whether it is idle: until it has woken up. */
  boolean isIdle() {
    return idle;
  }

  boolean isDown() {
    return down;
  }

  long slept(long now) {
    return Math.max(0, now - idleSince);
  }

  // Idle.

  /** An actor can run here from a time on. */
  void ready(SimProcess actor, long at) {
    queue.add(actor, at);
    strands.poke(strand, at);
  }

  /** It is woken now: whether it sleeps and was not woken before. */
  boolean takeWakeUp() {
    boolean sleeps = idle && !woken;
    woken = true;
    return sleeps;
  }

  private SimProcess awaitActor() {
    sleep();
    while (true) {
      strands.waitUntil(down ? Strands.NEVER : nextEvent());
      if (down || nextEvent() > strand.time) {
        continue;
      }
      wakeUp();
      if (down) {
        continue;
      }
      idle = false;
      if (interrupts.take() || workAt <= strand.time) {
        putOffWork();
      }
      SimProcess actor = queue.poll(strand.time);
      if (actor != null) {
        return actor;
      }
      sleep();
    }
  }

  private long nextEvent() {
    long event = Math.min(Math.min(queue.firstAt(), interrupts.nextAt()), workAt);
    return Math.max(event, strand.time);
  }

  private void sleep() {
    idle = true;
    woken = false;
    idleSince = strand.time;
  }

  /** It wakes up once, whatever comes meanwhile. */
  private void wakeUp() {
    woken = true;
    strand.time += dispatcher.idleStates().wakeLatency(slept(strand.time));
    strands.waitUntil(strand.time);
  }

  /** Another CPU takes it down, which it could not if it were not idle. */
  void goDown() {
    idle = false;
    down = true;
    workAt = Strands.NEVER;
    strands.poke(strand, strands.running().time);
  }

  /** Another CPU has brought it up; it is idle. */
  void comeUp() {
    idle = true;
    woken = false;
    down = false;
    idleSince = strands.running().time;
    strands.poke(strand, idleSince);
  }

  // Busy.

  private void runFrom(SimProcess first) {
    skipTicks();
    SimProcess actor = first;
    machine.switchTo(strand.cpu, actor.task());
    workAfterAction();
    while (true) {
      work(dispatcher.switchPath() + actor.resumePath() + actor.resumeWork());
      boolean finished = act(actor) == ActorAccess.FINISH;
      SimProcess next = queue.poll(strand.time);
      if (next == null) {
        machine.switchTo(strand.cpu, machine.cpu(strand.cpu).idleTask());
        machine.idleEnter(strand.cpu);
        workAfterAction();
        leave(actor, finished);
        return;
      }
      machine.switchTo(strand.cpu, next.task());
      workAfterAction();
      leave(actor, finished);
      actor = next;
    }
  }

  /** There were no ticks while it was idle. */
  private void skipTicks() {
    while (tickAt < strand.time) {
      tickAt += TICK;
    }
  }

  private long act(SimProcess actor) {
    while (true) {
      strands.waitUntil(strand.time);
      actBegan = strand.time;
      long result = ActorAccess.act(actor, dispatcher);
      workAfterAction();
      if (actor.task().owedTeardown() != null) {
        work(dispatcher.exitPath());
        machine.finish(strand.cpu);
        workAfterAction();
      }
      strands.waitUntil(strand.time);
      if (result >= 0) {
        work(result);
      } else if (result == ActorAccess.BLOCK
          && actor.cpu() == strand.cpu
          && ActorAccess.takeWoken(actor)) {
        ActorAccess.takeSleep(actor);
        work(actor.resumePath() + actor.resumeWork());
      } else {
        return result;
      }
    }
  }

  /** The actor does not run any more: it waits to be woken, for its timer, or for nothing. */
  private void leave(SimProcess actor, boolean finished) {
    if (finished) {
      return;
    }
    strands.waitUntil(strand.time);
    long sleep = ActorAccess.takeSleep(actor);
    if (ActorAccess.takeWoken(actor)) {
      dispatcher.ready(actor, strand.time);
    } else if (sleep > 0) {
      dispatcher.ready(actor, strand.time + sleep);
    } else {
      ActorAccess.block(actor);
    }
  }

  /** Works for some ticks; what comes in between makes it last longer. */
  private void work(long ticks) {
    long end = strand.time + ticks;
    while (true) {
      long event = Math.min(Math.min(interrupts.nextAt(), tickAt), Math.min(workAt, end));
      strands.waitUntil(Math.max(event, strand.time));
      long now = strand.time;
      if (interrupts.take()) {
        workAfterAction();
      } else if (tickAt <= now) {
        tickAt += TICK;
        machine.tick(strand.cpu);
        workAfterAction();
      } else if (workAt <= now) {
        putOffWork();
      } else if (now >= end) {
        return;
      }
      end += strand.time - now;
    }
  }

  private void workAfterAction() {
    if (workAt == Strands.NEVER && machine.cpu(strand.cpu).hasDeferredWork()) {
      putOffWork();
    }
  }

  /** Runs what was deferred; what puts itself off again runs some time later. */
  private void putOffWork() {
    workAt = Strands.NEVER;
    if (machine.cpu(strand.cpu).hasDeferredWork()) {
      machine.runDeferredWork(strand.cpu, strand.cpu);
    }
    if (machine.cpu(strand.cpu).hasDeferredWork()) {
      workAt = strand.time + WORK_AGAIN;
    }
  }
}

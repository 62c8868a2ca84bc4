package org.lazymm.simulator.dispatch;

import org.jspecify.annotations.Nullable;
import org.lazymm.scheduler.machine.Cpu;
import org.lazymm.simulator.time.WinnerTree;
import org.lazymm.simulator.timeline.Core;

/** What a dispatcher knows of one CPU. */
final class DispatchState extends Core {

  /** What its latest action was. */
  enum Phase {
    ACT,
    SWITCH,
    TICK,
    WORK
  }

  /** The CPU of the modelled kernel. */
  final Cpu kernel;

  Phase phase = Phase.SWITCH;

  /** Who runs, or is being switched to; null when the CPU is idle or offline. */
  @Nullable SimProcess running;

  /** Who blocks once the switch is over. */
  @Nullable SimProcess leaving;

  /** Who waits for it, earliest first; of those ready at the same time, first come first. */
  private @Nullable SimProcess waiting;

  /** What the latest act gave. */
  long result;

  /** Whether the running actor unmaps what it has left, and tears it down next. */
  boolean unmapping;

  boolean offline;

  /** When the running actor acts, in ticks. */
  long actsAt;

  /** When the next timer interrupt is due, in ticks, while the CPU is busy. */
  long tickAt;

  /** When deferred work runs, in ticks. */
  long workAt = WinnerTree.NEVER;

  /** Since when the CPU is idle, in ticks. */
  long idleSince;

  DispatchState(Cpu kernel, int place) {
    super(kernel.id(), place);
    this.kernel = kernel;
  }

  /** Lets an actor wait for it. */
  void add(SimProcess actor) {
    SimProcess before = waiting;
    if (before == null || before.readyAt > actor.readyAt) {
      actor.next = before;
      waiting = actor;
      return;
    }
    SimProcess after = before.next;
    while (after != null && after.readyAt <= actor.readyAt) {
      before = after;
      after = after.next;
    }
    actor.next = after;
    before.next = actor;
  }

  /** When the first that waits is ready, in ticks, or {@link WinnerTree#NEVER}. */
  long firstReadyAt() {
    SimProcess first = waiting;
    return first == null ? WinnerTree.NEVER : first.readyAt;
  }

  /** Takes the first that waits if it is ready at a given time. */
  @Nullable SimProcess takeReady(long now) {
    SimProcess first = waiting;
    if (first == null || first.readyAt > now) {
      return null;
    }
    waiting = first.next;
    first.next = null;
    return first;
  }

  /** Gives all that wait to another CPU, which knows of them from a given time on. */
  void moveAll(DispatchState other, long now) {
    SimProcess actor = waiting;
    waiting = null;
    while (actor != null) {
      SimProcess next = actor.next;
      actor.moveTo(other.cpu());
      actor.readyAt = Math.max(actor.readyAt, now);
      other.add(actor);
      actor = next;
    }
  }
}

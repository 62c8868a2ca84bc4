package org.lazymm.simulator.dispatch;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lazymm.simulator.time.WinnerTree;

/** Who waits for which CPU, earliest first; of those ready at the same time, first come first. */
final class WaitList {

  private final @Nullable Actor[] heads;

  WaitList(int cpus) {
    heads = new Actor[cpus];
  }

  /** Adds an actor to the list of its CPU. */
  void add(Actor actor) {
    int cpu = actor.cpu();
    Actor before = heads[cpu];
    if (before == null || before.readyAt > actor.readyAt) {
      actor.next = before;
      heads[cpu] = actor;
      return;
    }
    Actor after = before.next;
    while (after != null && after.readyAt <= actor.readyAt) {
      before = after;
      after = after.next;
    }
    actor.next = after;
    before.next = actor;
  }

  /** When the first of a CPU is ready, in ticks. */
  long firstReadyAt(int cpu) {
    Actor head = heads[cpu];
    return head == null ? WinnerTree.NEVER : head.readyAt;
  }

  /** Takes the first of a CPU if it is ready at a given time. */
  @Nullable Actor takeReady(int cpu, long now) {
    Actor head = heads[cpu];
    if (head == null || head.readyAt > now) {
      return null;
    }
    heads[cpu] = head.next;
    head.next = null;
    return head;
  }

  /** Gives all that wait for one CPU to another, which knows of them from a given time on. */
  void moveAll(int from, int to, long now) {
    Actor actor = heads[from];
    heads[from] = null;
    while (actor != null) {
      Actor next = actor.next;
      actor.moveTo(to);
      actor.readyAt = Math.max(actor.readyAt, now);
      add(actor);
      actor = next;
    }
  }

  @Override
  public String toString() {
    return "waiting for " + Arrays.stream(heads).filter(head -> head != null).count() + " CPUs";
  }
}

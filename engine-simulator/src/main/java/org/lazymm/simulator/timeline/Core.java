package org.lazymm.simulator.timeline;

import org.jspecify.annotations.Nullable;
import org.lazymm.simulator.account.Account;
import org.lazymm.simulator.time.WinnerTree;

/** One CPU on the timeline. A {@link Host} may add what it knows of the CPU. */
public class Core {
  final int cpu;
  final int place;

  /** Up to when its time is booked, in ticks. */
  long clock;

  /** What it walks; null between actions. */
  @Nullable Segment segment;

  /** The next step of the segment. */
  int index;

  /** What was sent to it, earliest first. */
  @Nullable Segment sent;

  /** Actions that wait until it has ended the one before them, in their order. */
  @Nullable Segment queued;

  /** When the host wants it, between actions. */
  long plannedAt = WinnerTree.NEVER;

  /** What it does between actions, after {@link #kernelLeft} ticks of kernel path. */
  Account activity = Account.IDLE;

  long kernelLeft;

  /** How many steps in a row it had to do with nobody but its partner, or itself. */
  int alone;

  Core partner = this;

  /**
   * A CPU that is idle at time 0.
   *
   * @param cpu its number
   * @param place where it is
   */
  public Core(int cpu, int place) {
    this.cpu = cpu;
    this.place = place;
  }

  /** Its number. */
  public final int cpu() {
    return cpu;
  }

  /** Up to when its time is booked, in ticks. */
  public final long clock() {
    return clock;
  }

  /** Whether it is in an action. */
  public final boolean isBusy() {
    return segment != null;
  }

  /** Whether it is in an action that goes on without others. */
  final boolean walks() {
    Segment walked = segment;
    return walked != null && !walked.waiting;
  }

  /** When the first of what was sent arrives, in ticks, or {@link WinnerTree#NEVER}. */
  final long firstArrival() {
    Segment first = sent;
    return first == null ? WinnerTree.NEVER : first.arrival;
  }

  /** Keeps a segment until it arrives; of those that arrive together the first sent comes first. */
  final void receive(Segment segment) {
    Segment before = sent;
    if (before == null || before.arrival > segment.arrival) {
      segment.next = before;
      sent = segment;
      return;
    }
    Segment following = before.next;
    while (following != null && following.arrival <= segment.arrival) {
      before = following;
      following = following.next;
    }
    segment.next = following;
    before.next = segment;
  }

  /** Puts an action behind those that wait for their turn. */
  final void queue(Segment segment) {
    Segment before = queued;
    if (before == null) {
      queued = segment;
      return;
    }
    while (before.next != null) {
      before = before.next;
    }
    before.next = segment;
  }
}

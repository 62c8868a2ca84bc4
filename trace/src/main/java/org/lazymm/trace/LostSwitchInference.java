package org.lazymm.trace;

import java.util.Arrays;

/**
 * Puts in the switches that a trace must have lost: when an event comes from another task than the
 * one that a CPU switched to last, that CPU has switched in between. The inferred switch stands at
 * its last possible place, right in front of the event that shows it.
 *
 * <p>The allocations by fork and what {@link EventKind#isMeasure} names are passed on, but infer
 * nothing: they are what a replay is held against.
 */
public final class LostSwitchInference implements TraceHandler {
  private final TraceHandler next;
  private final TraceEvent inferred = new TraceEvent();
  private int[] running = new int[0];
  private long inferredSwitches;
  private long discontinuities;

  /**
   * Makes a stage in front of a handler.
   *
   * @param next receives the events, and the inferred switches
   */
  public LostSwitchInference(TraceHandler next) {
    this.next = next;
    inferred.kind = EventKind.SWITCH;
    inferred.inferred = true;
    inferred.previousState = '?';
    inferred.tgid = TraceEvent.UNKNOWN;
  }

  @Override
  public void event(TraceEvent event) {
    if (event.kind.isMeasure()
        || event.kind == EventKind.MM_ALLOC && event.mmSite != MmSite.EXEC_ALLOC) {
      next.event(event);
      return;
    }
    int cpu = event.cpu;
    if (cpu >= running.length) {
      int known = running.length;
      running = Arrays.copyOf(running, cpu + 8);
      Arrays.fill(running, known, running.length, TraceEvent.UNKNOWN);
    }
    int before = running[cpu];
    boolean renamed = event.kind == EventKind.EXEC && before == event.otherPid;
    if (before != TraceEvent.UNKNOWN && before != event.pid && !renamed) {
      infer(event, before);
    }
    running[cpu] = event.kind == EventKind.SWITCH ? event.otherPid : event.pid;
    next.event(event);
  }

  @Override
  public void userCode(int pid) {
    next.userCode(pid);
  }

  @Override
  public void process(int pid, int tgid) {
    next.process(pid, tgid);
  }

  @Override
  public void kernelThread(int pid, boolean kernelThread) {
    next.kernelThread(pid, kernelThread);
  }

  private void infer(TraceEvent event, int before) {
    inferredSwitches++;
    if (event.kind == EventKind.SWITCH) {
      discontinuities++;
    }
    inferred.line = event.line;
    inferred.timeNanos = event.timeNanos;
    inferred.cpu = event.cpu;
    inferred.pid = before;
    inferred.otherPid = event.pid;
    inferred.text = event.text;
    inferred.commFrom = 0;
    inferred.commTo = 0;
    inferred.otherCommFrom = event.commFrom;
    inferred.otherCommTo = event.commTo;
    next.event(inferred);
  }

  /**
   * The switches put in so far.
   *
   * @return their number
   */
  public long inferredSwitches() {
    return inferredSwitches;
  }

  /**
   * The traced switches so far whose {@code prev_pid} is not the last {@code next_pid} of their
   * CPU.
   *
   * @return their number, at most {@link #inferredSwitches()}
   */
  public long discontinuities() {
    return discontinuities;
  }
}

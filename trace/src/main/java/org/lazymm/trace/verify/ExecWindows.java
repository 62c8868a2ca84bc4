package org.lazymm.trace.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lazymm.trace.EventKind;
import org.lazymm.trace.MmSite;

/**
 * When each exec of a log may have swapped the mm: not before the allocation of the new mm, not
 * behind the exec event.
 *
 * <p>Between the two, exec first lets the stopper move the task to an idle CPU ({@code
 * sched_exec}), and reads the file only then. So if the stopper comes and the task goes on
 * elsewhere, the swap is behind that move; a load balancer could move a task in the same way, but
 * needs the task to be switched away at that very moment.
 */
final class ExecWindows {
  /**
   * The longest way from the allocation to the stopper: copying the arguments, and nothing that
   * reads the file.
   */
  static final long BALANCE_NANOS = 200_000;

  private static final int NONE = -1;

  /**
   * One exec: the event behind which the swap may begin, the exec event, the identity of the new
   * mm.
   */
  record ExecWindow(int exec, LogEvent allocation) {}

  private static final class Pending {
    final int allocation;
    final long allocatedAt;
    int begin;
    int stopperCpu = NONE;
    boolean back;

    Pending(int allocation, long allocatedAt) {
      this.allocatedAt = allocatedAt;
      this.allocation = allocation;
      this.begin = allocation;
    }

    boolean isSoon(LogEvent event) {
      return stopperCpu == NONE && !back && event.timeNanos() - allocatedAt <= BALANCE_NANOS;
    }

    /** The task is seen on a CPU again after the stopper came. */
    void seenOn(int cpu, int behind) {
      if (stopperCpu != NONE && !back) {
        back = true;
        begin = cpu == stopperCpu ? begin : behind;
      }
    }
  }

  private final Map<Integer, List<ExecWindow>> byBegin = new HashMap<>();
  private final Map<Integer, Pending> pending = new HashMap<>();
  private final boolean trustStopper;

  ExecWindows(List<LogEvent> events, boolean trustStopper) {
    this.trustStopper = trustStopper;
    for (int i = 0; i < events.size(); i++) {
      take(events, i);
    }
  }

  private void take(List<LogEvent> events, int at) {
    LogEvent event = events.get(at);
    Pending runs = pending.get(event.kind() == EventKind.EXEC ? event.other() : event.pid());
    if (runs != null && event.isEvidence()) {
      runs.seenOn(event.cpu(), at - 1);
    }
    switch (event.kind()) {
      case SWITCH -> {
        if (runs != null && event.toStopper() && runs.isSoon(event)) {
          runs.stopperCpu = event.cpu();
        }
        Pending comes = pending.get(event.other());
        if (comes != null) {
          comes.seenOn(event.cpu(), at);
        }
      }
      case MM_ALLOC -> {
        if (event.site() == MmSite.EXEC_ALLOC) {
          pending.put(event.pid(), new Pending(at, event.timeNanos()));
        }
      }
      case EXIT -> pending.remove(event.pid());
      case EXEC -> {
        if (runs != null) {
          pending.remove(event.other());
          int begin = trustStopper ? runs.begin : runs.allocation;
          byBegin
              .computeIfAbsent(begin, key -> new ArrayList<>())
              .add(new ExecWindow(at, events.get(runs.allocation)));
        }
      }
      default -> {}
    }
  }

  /** The windows that begin right behind an event. */
  List<ExecWindow> beginningBehind(int event) {
    return byBegin.getOrDefault(event, List.of());
  }
}

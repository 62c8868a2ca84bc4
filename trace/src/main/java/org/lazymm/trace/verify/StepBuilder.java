package org.lazymm.trace.verify;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lazymm.trace.EventKind;
import org.lazymm.trace.ExitPlace;
import org.lazymm.trace.MmSite;
import org.lazymm.trace.TraceEvent;

/**
 * Makes the steps of a log: puts in the switches that were lost, each at its last possible place
 * and with the first one marked, and finds the windows of exec.
 */
final class StepBuilder {
  private static final int IDLE = 0;

  private final List<LogEvent> events;
  private final LookAhead ahead;
  private final ExecWindows execs;
  private final ExitWindows exits;
  private final MmSteps steps = new MmSteps();
  private final Map<Integer, Integer> runner = new HashMap<>();
  private final Map<Integer, Integer> lastEvent = new HashMap<>();
  private final Map<Integer, Integer> lastStep = new HashMap<>();
  private final Map<Integer, Integer> cpuOf = new HashMap<>();
  private final Map<Integer, Integer> leftAt = new HashMap<>();
  private final Map<Integer, Long> forkPointer = new HashMap<>();
  private final Map<Integer, Long> announcedExec = new HashMap<>();
  private final Set<Integer> exiting = new HashSet<>();

  private StepBuilder(List<LogEvent> events, boolean trustStopper) {
    this.events = events;
    this.ahead = new LookAhead(events);
    this.execs = new ExecWindows(events, trustStopper);
    this.exits = new ExitWindows(events);
  }

  static List<MmSteps.Entry> build(List<LogEvent> events, boolean trustStopper) {
    StepBuilder builder = new StepBuilder(events, trustStopper);
    for (int i = 0; i < events.size(); i++) {
      builder.take(i);
    }
    return builder.steps.inOrder();
  }

  private void take(int at) {
    LogEvent event = events.get(at);
    steps.at(event.timeNanos());
    if (event.isEvidence()) {
      arrive(at, event);
    }
    act(at, event);
    if (event.isEvidence()) {
      lastEvent.put(event.cpu(), at);
      lastStep.put(event.cpu(), steps.size());
    }
    for (ExecWindows.ExecWindow window : execs.beginningBehind(at)) {
      LogEvent exec = events.get(window.exec());
      LogEvent allocation = window.allocation();
      announcedExec.put(exec.other(), allocation.pointer());
      steps.addUnmarked(
          new MmStep.ExecBegin(exec.cpu(), exec.other(), allocation.pointer(), allocation.line()));
    }
    for (LogEvent exit : exits.beginningBehind(at)) {
      steps.addUnmarked(new MmStep.ExitBegin(exit.cpu(), exit.pid()));
    }
  }

  /** Sees to it that the task of an event runs on the CPU of the event. */
  private void arrive(int at, LogEvent event) {
    int cpu = event.cpu();
    boolean first = !runner.containsKey(cpu);
    int before = runner.getOrDefault(cpu, IDLE);
    int now = event.pid();
    if (event.kind() == EventKind.EXEC && before == event.other()) {
      now = before;
    }
    if (before != now) {
      leaveElsewhere(now, cpu, at);
      int from =
          first
              ? steps.size()
              : Math.max(requireNonNull(lastStep.get(cpu)), leftAt.getOrDefault(now, 0));
      lose(cpu, before, now, from, at - 1);
    }
    runner.put(cpu, now);
    if (now != IDLE) {
      cpuOf.put(now, cpu);
    }
  }

  /**
   * A task that is to run here has left the CPU where it ran last, even if the trace does not say
   * so.
   */
  private void leaveElsewhere(int pid, int cpu, int at) {
    int elsewhere = pid == IDLE ? cpu : cpuOf.getOrDefault(pid, cpu);
    if (elsewhere == cpu) {
      return;
    }
    int next = ahead.nextRunner(requireNonNull(lastEvent.get(elsewhere)));
    boolean free =
        next != TraceEvent.UNKNOWN
            && next != pid
            && (next == IDLE || cpuOf.getOrDefault(next, elsewhere) == elsewhere);
    int target = free ? next : IDLE;
    int from = Math.max(requireNonNull(lastStep.get(elsewhere)), leftAt.getOrDefault(target, 0));
    lose(elsewhere, pid, target, from, at - 1);
  }

  private void lose(int cpu, int previous, int next, int from, int lastSeen) {
    boolean last = exiting.contains(previous) && !ahead.seenAgain(previous, lastSeen);
    steps.addLost(new MmStep.Switch(cpu, previous, next, last, true), from);
    change(cpu, previous, next, last);
  }

  private void change(int cpu, int previous, int next, boolean last) {
    runner.put(cpu, next);
    cpuOf.remove(previous);
    leftAt.put(previous, steps.size());
    if (next != IDLE) {
      cpuOf.put(next, cpu);
    }
    if (last) {
      exiting.remove(previous);
    }
  }

  private void act(int at, LogEvent event) {
    int cpu = event.cpu();
    int pid = event.pid();
    switch (event.kind()) {
      case SWITCH -> {
        leaveElsewhere(event.other(), cpu, at);
        boolean last = exiting.contains(pid) && (event.leftDead() || !ahead.seenAgain(pid, at));
        steps.add(new MmStep.Switch(cpu, pid, event.other(), last, false), event);
        change(cpu, pid, event.other(), last);
      }
      case NEW_TASK -> {
        long pointer = event.sharesMm() ? 0 : forkPointer.getOrDefault(pid, 0L);
        forkPointer.remove(pid);
        exiting.remove(event.other());
        cpuOf.remove(event.other());
        steps.add(new MmStep.NewTask(cpu, pid, event.other(), event.sharesMm(), pointer), event);
      }
      case EXEC -> {
        if (announcedExec.remove(event.other()) == null) {
          steps.addUnmarked(new MmStep.ExecBegin(cpu, event.other(), 0, event.line()));
        }
        runner.put(cpu, pid);
        cpuOf.remove(event.other());
        cpuOf.put(pid, cpu);
        steps.add(new MmStep.Exec(cpu, pid, event.other()), event);
      }
      case EXIT -> {
        exiting.add(pid);
        if (event.exitPlace() == ExitPlace.BEFORE_EXIT_MM) {
          steps.add(new MmStep.ExitBegin(cpu, pid), event);
        } else {
          if (!exits.hasBegun(at)) {
            steps.addUnmarked(new MmStep.ExitBegin(cpu, pid));
          }
          steps.add(new MmStep.ExitEnd(cpu, pid), event);
        }
      }
      case MM_FREE -> steps.add(new MmStep.KernelFree(cpu, event.cause(), event.pointer()), event);
      case MM_ALLOC -> {
        if (event.site() == MmSite.FORK) {
          forkPointer.put(pid, event.pointer());
        }
      }
      case FORK, CPU_IDLE -> steps.add(new MmStep.Mark(cpu), event);
      case HOTPLUG_STEP -> {
        boolean leaves = event.site() == MmSite.HOTPLUG && event.other() == cpu;
        steps.add(leaves ? new MmStep.HotplugLeave(cpu) : new MmStep.Mark(cpu), event);
      }
      case USE_MM -> steps.add(new MmStep.UseMm(cpu, pid, event.pointer()), event);
      case UNUSE_MM -> steps.add(new MmStep.UnuseMm(cpu, pid, event.pointer()), event);
      case FLUSH ->
          steps.addUnmarked(
              new MmStep.Flush(
                  cpu, pid, event.pointer(), event.full(), event.users(), event.line()));
      case INTERRUPT_SENT ->
          steps.addUnmarked(
              new MmStep.Sent(
                  cpu, pid, event.other(), RecordedInterruptions.from(event), event.line()));
      case FREE, MEMBARRIER, FLUSH_INTERRUPT, SHOOT_INTERRUPT, MMU_LEAVE, MM_DROP -> {}
    }
  }
}

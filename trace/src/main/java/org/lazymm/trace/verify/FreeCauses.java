package org.lazymm.trace.verify;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.lazymm.trace.EventKind;
import org.lazymm.trace.MmSite;
import org.lazymm.trace.TaskTable;
import org.lazymm.trace.TraceEvent;

/**
 * For whom the kernel frees an mm, from the function that calls the allocator.
 *
 * <p>Where the compiler makes no tail call, that function is {@code __mmdrop} for all. Then the
 * depth of preemption tells {@code finish_task_switch}, which runs with preemption disabled, from
 * what a task does by itself: exec behind the allocation of the new mm, otherwise exit. A kernel
 * thread that frees an mm with preemption enabled puts a user reference (a worker), goes down with
 * its CPU ({@code cpuhp}), or begins to use another mm.
 */
final class FreeCauses {
  private final TaskTable tasks;
  private final Map<Integer, Integer> switchedTo = new HashMap<>();
  private final Map<Integer, String> names = new HashMap<>();
  private final Set<Integer> execs = new HashSet<>();
  private final Set<Integer> exiting = new HashSet<>();
  private boolean depthIsCounted;

  FreeCauses(TaskTable tasks) {
    this.tasks = tasks;
  }

  /** The cause of a free; {@link FreeCause#OTHER} for any other event, which is only remembered. */
  FreeCause of(TraceEvent event) {
    int pid = event.pid();
    switch (event.kind()) {
      case SWITCH -> {
        depthIsCounted |= event.preemptDepth() > 0;
        switchedTo.put(event.cpu(), event.nextPid());
        names.put(event.nextPid(), event.nextComm());
      }
      case NEW_TASK -> {
        exiting.remove(event.childPid());
        execs.remove(event.childPid());
      }
      case EXIT -> exiting.add(pid);
      case EXEC -> execs.remove(event.oldPid());
      case MM_ALLOC -> {
        if (event.mmSite() == MmSite.EXEC_ALLOC) {
          execs.add(pid);
        }
      }
      case MM_FREE -> {
        return cause(event);
      }
      default -> {}
    }
    if (event.kind() != EventKind.SWITCH && !event.kind().isMeasure()) {
      switchedTo.remove(event.cpu());
    }
    return FreeCause.OTHER;
  }

  private FreeCause cause(TraceEvent event) {
    return switch (event.mmSite()) {
      case SWITCH -> FreeCause.SWITCH;
      case EXIT -> FreeCause.EXIT;
      case EXEC -> FreeCause.EXEC;
      case WORKER -> FreeCause.WORKER;
      case HOTPLUG -> FreeCause.HOTPLUG;
      case DROP -> dropped(event);
      case FORK, EXEC_ALLOC, OTHER ->
          event.pid() != 0 && tasks.isKernelThread(event.pid())
              ? FreeCause.USE_MM
              : FreeCause.OTHER;
    };
  }

  private FreeCause dropped(TraceEvent event) {
    int pid = event.pid();
    if (!depthIsCounted || event.preemptDepth() == TraceEvent.UNKNOWN) {
      boolean first = switchedTo.getOrDefault(event.cpu(), TraceEvent.UNKNOWN) == pid;
      return first ? FreeCause.DROP : byTask(pid);
    }
    return event.preemptDepth() > 0 || pid == 0 ? FreeCause.SWITCH : byTask(pid);
  }

  private FreeCause byTask(int pid) {
    if (tasks.isKernelThread(pid)) {
      String name = names.getOrDefault(pid, "");
      return KernelThreads.isWorkerName(name)
          ? FreeCause.WORKER
          : KernelThreads.isHotplugName(name) ? FreeCause.HOTPLUG : FreeCause.USE_MM;
    }
    return execs.contains(pid) && !exiting.contains(pid) ? FreeCause.EXEC : FreeCause.EXIT;
  }
}

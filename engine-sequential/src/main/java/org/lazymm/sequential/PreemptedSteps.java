package org.lazymm.sequential;

import java.util.ArrayDeque;
import java.util.Deque;
import org.lazymm.scenario.Action;
import org.lazymm.scenario.ActionKind;
import org.lazymm.scenario.Step;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.Task;

/**
 * What a step that was stopped on its way rules out until it goes on: its task does nothing else
 * meanwhile, wherever it is moved to, its CPU does not go offline, and no CPU comes or goes while
 * another one does (the kernel's {@code cpu_hotplug_lock}).
 */
final class PreemptedSteps {
  private static final int NO_CPU = -1;

  private final Machine machine;
  private final Deque<Task> tasks = new ArrayDeque<>();
  private final Deque<Integer> cpus = new ArrayDeque<>();
  private int hotplugged = NO_CPU;

  PreemptedSteps(Machine machine) {
    this.machine = machine;
  }

  /** Whether none is stopped now. */
  boolean none() {
    return tasks.isEmpty();
  }

  /**
   * A step stops.
   *
   * @param step the step
   * @param task the task that takes it
   * @return whether it is the one that takes a CPU up or down
   */
  boolean stop(Step step, Task task) {
    tasks.push(task);
    cpus.push(step.cpu());
    if (!isHotplug(step.action().verb())) {
      return false;
    }
    boolean own =
        step.action().verb() == ActionKind.DIE || step.action().verb() == ActionKind.COME_UP;
    hotplugged = own ? step.cpu() : Integer.parseInt(step.action().argument());
    return true;
  }

  /**
   * The step that was stopped last goes on.
   *
   * @param wasHotplug what {@link #stop} returned
   */
  void goOn(boolean wasHotplug) {
    tasks.pop();
    cpus.pop();
    hotplugged = wasHotplug ? NO_CPU : hotplugged;
  }

  /**
   * Whether a step can be taken now.
   *
   * @param step the step
   */
  boolean allow(Step step) {
    Action action = step.action();
    ActionKind verb = action.verb();
    if (step.cpu() == hotplugged || (hotplugged != NO_CPU && isHotplug(verb))) {
      return false;
    }
    if (verb == ActionKind.OFFLINE && cpus.contains(Integer.parseInt(action.argument()))) {
      return false; // The step could not go on there.
    }
    return switch (verb) {
      case RUN, WAKE, TICK, WORK -> true;
      case IDLE -> !holdsIdleTaskOf(step.cpu());
      default -> !tasks.contains(machine.cpu(step.cpu()).current());
    };
  }

  private boolean holdsIdleTaskOf(int cpu) {
    return tasks.contains(machine.cpu(cpu).idleTask());
  }

  private static boolean isHotplug(ActionKind verb) {
    return switch (verb) {
      case OFFLINE, ONLINE, TAKE_DOWN, DIE, REAP, BRING_UP, COME_UP, AWAIT_UP -> true;
      default -> false;
    };
  }
}

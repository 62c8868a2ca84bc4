package org.lazymm.trace.replay;

import java.util.Optional;
import org.agrona.collections.Long2LongHashMap;
import org.lazymm.scheduler.machine.Cpu;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.MmStruct;
import org.lazymm.scheduler.machine.Task;
import org.lazymm.trace.ExitPlace;
import org.lazymm.trace.MmTracker;
import org.lazymm.trace.TaskCensus;

/**
 * The actions of a {@link Machine}, for tasks known by their pid.
 *
 * <p>The moments that a trace does not tell are chosen so: an exiting task gives its mm up right
 * behind {@code sched_process_exit}, as {@code exit_mm} is the next call, and its final flush comes
 * there too, as what interrupts CPUs is at its beginning; its teardown ends right before its last
 * switch, as {@code exit_mmap} is by far the longest part of an exit; exec swaps the mm and tears
 * the old one down right before {@code sched_process_exec}. A task that must have left a CPU
 * although nothing says so leaves it for the idle task.
 *
 * <p>Memory grows with the tasks alive.
 */
public final class TaskActions {
  private static final int IDLE = 0;
  private static final long UNKNOWN = -1;

  private final Machine machine;
  private final MmTracker mms;
  private final KnownTasks tasks;
  private final Long2LongHashMap allocatedBy = new Long2LongHashMap(UNKNOWN);
  private final Long2LongHashMap byPointer = new Long2LongHashMap(UNKNOWN);
  private long forcedSwitches;

  /**
   * Makes the actions for a machine on which only the idle tasks run.
   *
   * @param machine the machine, with at least {@link TaskCensus#cpus()} CPUs
   * @param census what the tasks are
   */
  public TaskActions(Machine machine, TaskCensus census) {
    if (machine.cpuCount() < census.cpus()) {
      throw new IllegalArgumentException(
          "the trace has CPU %d, the machine only %d CPUs"
              .formatted(census.cpus() - 1, machine.cpuCount()));
    }
    this.machine = machine;
    this.mms = new MmTracker(census);
    this.tasks = new KnownTasks(machine, mms);
  }

  /**
   * A switch.
   *
   * @param cpu the CPU
   * @param previous the task that leaves
   * @param next the task that comes
   * @param last whether the task leaves for good
   */
  public void change(int cpu, int previous, int next, boolean last) {
    leave(cpu, previous, last);
    come(cpu, next);
  }

  /**
   * The first part of a switch: what the task that leaves has still to do.
   *
   * @param cpu the CPU
   * @param previous the task that leaves
   * @param last whether it leaves for good
   */
  public void leave(int cpu, int previous, boolean last) {
    arrive(cpu, previous);
    if (last && previous != IDLE) {
      if (lives(cpu)) {
        machine.exitMm(cpu);
      }
      machine.teardown(cpu);
      tasks.forget(previous);
    }
  }

  /**
   * The second part of a switch.
   *
   * @param cpu the CPU
   * @param next the task that comes
   */
  public void come(int cpu, int next) {
    Task task = tasks.of(cpu, next);
    if (task == running(cpu)) {
      return;
    }
    Cpu elsewhere = task.cpu();
    if (elsewhere != null && elsewhere.id() != cpu) {
      forcedSwitches++;
      machine.switchTo(elsewhere.id(), elsewhere.idleTask());
    }
    machine.switchTo(cpu, task);
  }

  /**
   * A task is made, with known clone flags.
   *
   * @param cpu the CPU
   * @param parent the task that calls clone
   * @param child the new task
   * @param shares whether it shares the parent's mm
   */
  public void newTask(int cpu, int parent, int child, boolean shares) {
    arrive(cpu, parent);
    tasks.forget(child);
    make(cpu, child, mms.newTask(parent, child, shares), shares);
    if (!shares) {
      identify(parent, child);
    }
  }

  /**
   * A task is made; does nothing if {@link #newTask} came before, and guesses what it shares
   * otherwise.
   *
   * @param cpu the CPU
   * @param parent the task that calls clone
   * @param child the new task
   */
  public void fork(int cpu, int parent, int child) {
    if (mms.isAnnounced(child)) {
      mms.fork(parent, child);
      return;
    }
    arrive(cpu, parent);
    tasks.forget(child);
    int mm = mms.fork(parent, child);
    make(cpu, child, mm, mm == mms.mmOf(parent));
  }

  private void make(int cpu, int child, int mm, boolean shares) {
    tasks.add(child, machine.fork(cpu, KnownTasks.name(child), shares), mm);
  }

  /**
   * A task runs on a new mm.
   *
   * @param cpu the CPU
   * @param pid the task
   * @param oldPid its pid before
   */
  public void exec(int cpu, int pid, int oldPid) {
    swapMm(cpu, oldPid);
    tearDown(cpu, oldPid);
    execDone(pid, oldPid);
  }

  /**
   * The part of exec that swaps the mm; nothing happens to a task that has exited, if the trace
   * contradicts itself.
   *
   * @param cpu the CPU
   * @param pid the task, under the pid that it has before exec
   */
  public void swapMm(int cpu, int pid) {
    arrive(cpu, pid);
    if (pid != IDLE && lives(cpu)) {
      machine.execMmap(cpu);
    }
  }

  /**
   * The teardown that a task may owe after it gave its mm up, or swapped it.
   *
   * @param cpu the CPU
   * @param pid the task
   */
  public void tearDown(int cpu, int pid) {
    arrive(cpu, pid);
    machine.teardown(cpu);
  }

  /**
   * Exec is over: the task goes by its pid from here on.
   *
   * @param pid the task
   * @param oldPid its pid before
   */
  public void execDone(int pid, int oldPid) {
    if (pid != oldPid) {
      tasks.forget(pid);
    }
    tasks.rename(oldPid, pid);
    identify(oldPid, pid);
  }

  /**
   * A task begins to exit, or has given its mm up.
   *
   * @param cpu the CPU
   * @param pid the task
   * @param place which of the two
   */
  public void exit(int cpu, int pid, ExitPlace place) {
    arrive(cpu, pid);
    if (pid == IDLE || !lives(cpu)) {
      return;
    }
    machine.exitMm(cpu);
    machine.finalFlush(cpu);
    if (place == ExitPlace.AFTER_EXIT_MM) {
      machine.teardown(cpu);
    }
    tasks.leaveMm(pid);
  }

  /**
   * A task has allocated an mm, which it will give to the next child that shares none, or take by
   * exec.
   *
   * @param pid the task, under the pid that it has before exec
   * @param pointer the identity of the mm
   */
  public void allocated(int pid, long pointer) {
    allocatedBy.put(pid, pointer);
  }

  private void identify(int allocator, int user) {
    long pointer = allocatedBy.remove(allocator);
    int mm = mms.mmOf(user);
    if (pointer != UNKNOWN && mm != MmTracker.NONE) {
      byPointer.put(pointer, mm);
    }
  }

  /**
   * A kernel thread takes an mm as its own; if nobody is known to use the mm, the CPU only leaves
   * what it borrows.
   *
   * @param cpu the CPU
   * @param pid the kernel thread
   * @param pointer the identity of the mm
   */
  public void useMm(int cpu, int pid, long pointer) {
    arrive(cpu, pid);
    if (pid == IDLE || running(cpu).mm() != null) {
      return;
    }
    long known = byPointer.get(pointer);
    Optional<Task> user = known == UNKNOWN ? Optional.empty() : tasks.user((int) known);
    MmStruct mm = user.map(Task::mm).orElse(null);
    if (mm == null) {
      machine.forceInitMm(cpu);
    } else {
      machine.useMm(cpu, mm);
    }
  }

  /**
   * A CPU that goes down leaves what it borrows.
   *
   * @param cpu the CPU
   * @param pid its thread of CPU hotplug
   */
  public void leaveForHotplug(int cpu, int pid) {
    arrive(cpu, pid);
    if (running(cpu).mm() == null) {
      machine.forceInitMm(cpu);
    }
  }

  /**
   * A task flushes an mm; nothing happens if the mm is not its own, as behind a swap by exec whose
   * end is still to come.
   *
   * @param cpu the CPU
   * @param pid the task
   * @param pointer the identity of the mm
   */
  public void flush(int cpu, int pid, long pointer) {
    arrive(cpu, pid);
    long known = byPointer.get(pointer);
    boolean own = known == UNKNOWN ? allocatedBy.get(pid) != pointer : known == mms.mmOf(pid);
    if (own && running(cpu).mm() != null) {
      machine.flush(cpu);
    }
  }

  /**
   * A kernel thread gives up the mm that it uses, if it does.
   *
   * @param cpu the CPU
   * @param pid the kernel thread
   */
  public void unuseMm(int cpu, int pid) {
    arrive(cpu, pid);
    if (running(cpu).usesMm()) {
      machine.unuseMm(cpu);
    }
  }

  /**
   * Whether a task is on its way out.
   *
   * @param pid the task
   * @return true behind {@link #exit}
   */
  public boolean isExiting(int pid) {
    return tasks.find(pid).map(Task::exited).orElse(false);
  }

  /**
   * Sees to it that a task runs on a CPU; one that the machine does not know yet is made.
   *
   * @param cpu the CPU
   * @param pid the task
   */
  public void arrive(int cpu, int pid) {
    Task task = tasks.of(cpu, pid);
    if (task != running(cpu)) {
      forcedSwitches++;
      come(cpu, pid);
    }
  }

  /**
   * Whether the task on a CPU has not exited; an exec that the trace does not end is ended first.
   */
  private boolean lives(int cpu) {
    Task task = running(cpu);
    if (!task.exited() && task.owes()) {
      machine.finish(cpu);
    }
    return !task.exited();
  }

  private Task running(int cpu) {
    return machine.cpu(cpu).current();
  }

  /**
   * The switches that were needed although nothing said so.
   *
   * @return their number
   */
  public long forcedSwitches() {
    return forcedSwitches;
  }
}

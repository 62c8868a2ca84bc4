package org.lazymm.trace;

import java.io.IOException;
import java.util.Optional;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.collections.IntHashSet;

/**
 * A first pass over a trace that finds out what the tasks are: which process each belongs to, which
 * are kernel threads, which will call exec. What the trace shows late is used for the whole trace.
 *
 * <p>Memory grows with the tasks, not with the events.
 */
public final class TaskCensus implements TraceHandler {
  private static final int INIT = 1;
  private static final int KTHREADD = 2;
  private static final long CLONE_SIGHAND = 0x800;
  private static final long CLONE_UNTRACED = 0x80_0000;

  /** What shows a user's task even where the task itself may not be traced. */
  private static final long CLONE_USERS = CLONE_SIGHAND | TraceEvent.CLONE_THREAD;

  private final TaskTable tasks;
  private final IntHashSet seen = new IntHashSet();
  private final IntHashSet executed = new IntHashSet();
  private final Int2ObjectHashMap<String> names = new Int2ObjectHashMap<>();
  private boolean settled;
  private long switches;
  private int cpus;

  /**
   * Makes a census.
   *
   * @param tasks what the list beside the trace says; it is filled up
   */
  public TaskCensus(TaskTable tasks) {
    this.tasks = tasks;
    tasks.add(0, TaskEvidence.KERNEL_PID);
    tasks.add(INIT, TaskEvidence.INIT_PID);
    tasks.add(KTHREADD, TaskEvidence.KERNEL_PID);
  }

  /**
   * Takes the census of a trace, in one pass.
   *
   * @param trace the trace
   * @return its tasks
   * @throws IOException if it cannot be read
   * @throws TraceException if there is no switch in it
   */
  public static TaskCensus of(TraceFile trace) throws IOException {
    TaskCensus census = new TaskCensus(trace.tasks().orElseGet(TaskTable::new));
    TraceRead read = trace.read(census);
    if (census.switches == 0) {
      throw new TraceException(
          new TraceProblem(
              trace.name(),
              0,
              0,
              "no sched_switch in its " + (read.events() + read.skipped()) + " events",
              "a trace that shows which task runs on which CPU",
              "record the event sched:sched_switch, docs/trace-formats.md says how"));
    }
    return census;
  }

  @Override
  public void event(TraceEvent event) {
    settled = false;
    int pid = event.pid;
    cpus = Math.max(cpus, event.cpu + 1);
    if (event.tgid >= 0) {
      process(pid, event.tgid);
    }
    switch (event.kind) {
      case SWITCH -> {
        switches++;
        see(pid, event, false);
        see(event.otherPid, event, true);
        left(pid, event.previousState);
      }
      case NEW_TASK -> {
        see(pid, event, false);
        boolean untraced = (event.cloneFlags & CLONE_UNTRACED) != 0;
        boolean users = !untraced || (event.cloneFlags & CLONE_USERS) != 0;
        born(pid, event.otherPid);
        tasks.add(pid, users ? TaskEvidence.CLONES_AS_USER : TaskEvidence.CLONES_AS_KERNEL);
      }
      case FORK -> {
        see(pid, event, false);
        born(pid, event.otherPid);
      }
      case EXEC -> {
        see(pid, event, false);
        executed.add(pid);
        executed.add(event.otherPid);
        tasks.add(pid, TaskEvidence.EXEC);
        tasks.add(event.otherPid, TaskEvidence.EXEC);
      }
      case MM_ALLOC -> {
        see(pid, event, false);
        if (event.mmSite != MmSite.OTHER) {
          tasks.add(pid, TaskEvidence.ALLOCATES_MM);
        }
      }
      case MEMBARRIER -> {
        see(pid, event, false);
        tasks.add(pid, TaskEvidence.USER_CODE);
      }
      default -> see(pid, event, false);
    }
  }

  @Override
  public void userCode(int pid) {
    tasks.add(pid, TaskEvidence.USER_CODE);
  }

  @Override
  public void process(int pid, int tgid) {
    if (tasks.tgid(pid) < 0) {
      tasks.process(pid, tgid);
      if (tgid != pid) {
        tasks.add(pid, TaskEvidence.THREAD);
      }
    }
  }

  @Override
  public void kernelThread(int pid, boolean kernelThread) {
    tasks.add(pid, kernelThread ? TaskEvidence.RECORDED_KERNEL : TaskEvidence.RECORDED_USER);
  }

  private void born(int parent, int child) {
    seen.add(child);
    tasks.add(
        child, parent == KTHREADD ? TaskEvidence.CHILD_OF_KTHREADD : TaskEvidence.CHILD_OF_ANOTHER);
  }

  private void left(int pid, char state) {
    if (state == 'I' || state == 'P') {
      tasks.add(pid, TaskEvidence.IDLE_STATE);
    } else if (state == 'T' || state == 't') {
      tasks.add(pid, TaskEvidence.STOPPED);
    }
  }

  private void see(int pid, TraceEvent event, boolean next) {
    if (pid == 0 || !seen.add(pid) && names.containsKey(pid)) {
      return;
    }
    String name = next ? event.nextComm() : event.comm();
    if (name.isEmpty() || name.startsWith("<")) {
      return;
    }
    names.put(pid, name);
    if (KernelThreadNames.fits(name)) {
      tasks.add(pid, TaskEvidence.NAME);
    }
  }

  /**
   * The tasks, as far as the trace has been read.
   *
   * @return the table given to the constructor, filled up
   */
  public TaskTable tasks() {
    if (!settled) {
      settled = true;
      BootPids.guess(tasks, seen);
    }
    return tasks;
  }

  /**
   * The name that the trace shows first for a task.
   *
   * @param pid the task
   * @return its comm, if the trace tells it
   */
  public Optional<String> name(int pid) {
    return Optional.ofNullable(names.get(pid));
  }

  /**
   * Whether a task calls exec anywhere in the trace.
   *
   * @param pid the task
   * @return true if it does
   */
  public boolean executes(int pid) {
    return executed.contains(pid);
  }

  /**
   * The CPUs that a machine needs to replay the trace.
   *
   * @return the highest CPU number plus one
   */
  public int cpus() {
    return cpus;
  }

  /**
   * The tasks that are guessed to be kernel threads.
   *
   * @return their number
   */
  public long guessedKernelThreads() {
    return guessed(true);
  }

  /**
   * The tasks that are guessed to be user tasks.
   *
   * @return their number
   */
  public long guessedUserTasks() {
    return guessed(false);
  }

  private long guessed(boolean kernel) {
    TaskTable table = tasks();
    return seen.stream()
        .map(table::evidence)
        .filter(evidence -> !evidence.proof() && evidence.kernel() == kernel)
        .count();
  }

  /**
   * The tasks of which the trace proves both that they are kernel threads and that they are not.
   *
   * @return their number
   */
  public long contradictions() {
    return seen.stream().filter(pid -> tasks.contradiction(pid).isPresent()).count();
  }

  /**
   * The tasks, idle ones left out, whose process is not known.
   *
   * @return their number
   */
  public long pidsWithoutTgid() {
    return seen.stream().filter(pid -> tasks.tgid(pid) < 0).count();
  }

  /**
   * The tasks that were seen, idle ones left out.
   *
   * @return their number
   */
  public long pids() {
    return seen.size();
  }
}

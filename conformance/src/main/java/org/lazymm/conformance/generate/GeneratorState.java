package org.lazymm.conformance.generate;

import java.util.Arrays;
import org.lazymm.scenario.ActionKind;

/**
 * What the generator believes of the machine while it writes a scenario, so that most of what it
 * writes makes sense: who runs where, who uses which mm, who is lazy on what.
 *
 * <p>It knows nothing of schemes and may be wrong about steps that are stopped on their way; a step
 * that makes no sense is skipped by whoever runs it.
 */
final class GeneratorState {
  /** No task: the CPU idles, or the task runs nowhere. */
  static final int NONE = -1;

  /** The mm of kernel threads. */
  static final int NO_MM = 0;

  private static final int MMS = 64;

  final int cpus;
  final int[] current = new int[TaskNames.CPUS];
  final int[] active = new int[TaskNames.CPUS];
  final boolean[] idle = new boolean[TaskNames.CPUS];
  final boolean[] userMode = new boolean[TaskNames.CPUS];
  final boolean[] offline = new boolean[TaskNames.CPUS];

  final boolean[] exists = new boolean[TaskNames.TASKS];
  final boolean[] exited = new boolean[TaskNames.TASKS];
  final boolean[] owes = new boolean[TaskNames.TASKS];
  final boolean[] using = new boolean[TaskNames.TASKS];
  final int[] usedOwner = new int[TaskNames.TASKS];

  /** Whether a kernel thread uses the mm of a task, by a user reference that is taken for that. */
  private final boolean[] held = new boolean[TaskNames.TASKS];

  private final boolean[] counted = new boolean[TaskNames.TASKS];
  final boolean[] stopped = new boolean[TaskNames.TASKS];
  final int[] mm = new int[TaskNames.TASKS];
  final int[] cpuOf = new int[TaskNames.TASKS];

  final int[] users = new int[MMS];
  final int[] usersTaken = new int[TaskNames.TASKS];
  final int[] pinsTaken = new int[TaskNames.TASKS];
  private final int[] takenMm = new int[TaskNames.TASKS];
  private int mms;

  GeneratorState(int cpus) {
    this.cpus = cpus;
    Arrays.fill(current, NONE);
    Arrays.fill(cpuOf, NONE);
  }

  /** A task that exists at the beginning. */
  void enter(int task) {
    exists[task] = true;
    if (task < TaskNames.FIRST_SIBLING) {
      mm[task] = newMm();
    } else if (task < TaskNames.FIRST_KERNEL_THREAD) {
      mm[task] = mm[task - TaskNames.FIRST_SIBLING];
      users[mm[task]]++;
    }
  }

  private int newMm() {
    mms++;
    users[mms] = 1;
    return mms;
  }

  private boolean canHaveNewMm() {
    return mms < MMS - 2;
  }

  /** Whether a CPU is lazy on an mm. */
  boolean lazyOn(int cpu, int theMm) {
    return !offline[cpu]
        && theMm != NO_MM
        && active[cpu] == theMm
        && (current[cpu] == NONE || mm[current[cpu]] == NO_MM);
  }

  /** Whether another CPU than this one is lazy on an mm. */
  boolean lazyElsewhere(int cpu, int theMm) {
    for (int other = 0; other < cpus; other++) {
      if (other != cpu && lazyOn(other, theMm)) {
        return true;
      }
    }
    return false;
  }

  /** The use of a task's mm is over: the reference that was taken for it may go. */
  void usedUp(int owner) {
    held[owner] = false;
  }

  /** Whether a task could be switched to. */
  boolean runnable(int task) {
    return exists[task] && cpuOf[task] == NONE && (!exited[task] || owes[task]);
  }

  /** Whether a task has an mm that others may take a reference of. */
  boolean hasMm(int task) {
    return exists[task] && mm[task] != NO_MM;
  }

  /** Whether a step makes sense, as far as can be told. */
  boolean makesSense(int cpu, ActionKind verb, int argument) {
    int task = current[cpu];
    if (offline[cpu]
        || (idle[cpu] && verb != ActionKind.RUN && verb != ActionKind.WAKE)
        || (userMode[cpu] && verb != ActionKind.RUN && verb != ActionKind.USER_EXIT)) {
      return false;
    }
    boolean process = task != NONE;
    boolean acts = process && !stopped[task];
    boolean hasMm = acts && mm[task] != NO_MM;
    boolean free = acts && !exited[task] && !using[task];
    return switch (verb) {
      case RUN -> runnable(argument);
      case WAKE -> idle[cpu];
      case USER_EXIT -> userMode[cpu];
      case IDLE, TICK, TIMER, NMI, WORK -> true;
      case EXIT, EXEC, EXIT_COUNT, EXIT_MM, EXEC_MMAP -> free && !owes[task] && canHaveNewMm();
      case TEARDOWN, GIVE_BACK -> acts && owes[task];
      case USE_MM, USE_MM_SWITCH ->
          free && !owes[task] && !hasMm && hasMm(argument) && !using[argument] && !held[argument];
      case UNUSE_MM -> acts && using[task];
      case FORK, CLONE -> free && !exists[argument] && canHaveNewMm();
      case GET_USERS, PIN -> hasMm(argument);
      case PUT_USERS, PUT_USERS_ASYNC -> usersTaken[argument] > 0 && !held[argument];
      case UNPIN -> pinsTaken[argument] > 0;
      case FLUSH, MEMBARRIER -> hasMm;
      case USER_ENTER -> hasMm && free && !owes[task];
      case OFFLINE ->
          argument != cpu && argument < cpus && !offline[argument] && current[argument] == NONE;
      case ONLINE -> argument < cpus && offline[argument];
      case COPY_PROCESS,
          WAKE_UP,
          TAKE_DOWN,
          BRING_UP,
          COME_UP,
          AWAIT_UP,
          DIE,
          REAP,
          STORE,
          LOAD,
          FETCH,
          AWAIT ->
          false; // For programs that an engine interleaves.
    };
  }

  /** Writes down what a step does. */
  void apply(int cpu, ActionKind verb, int argument) {
    int task = current[cpu];
    switch (verb) {
      case RUN -> run(cpu, argument);
      case IDLE -> {
        run(cpu, NONE);
        idle[cpu] = true;
      }
      case WAKE -> idle[cpu] = false;
      case FORK, CLONE -> reallocate(argument, task, verb == ActionKind.CLONE);
      case EXEC, EXEC_MMAP -> {
        int old = mm[task];
        mm[task] = newMm();
        active[cpu] = mm[task];
        owes[task] = (putUsers(old) || old == NO_MM) && verb == ActionKind.EXEC_MMAP;
      }
      case EXIT_COUNT -> {
        exited[task] = true;
        owes[task] = mm[task] != NO_MM;
        counted[task] = owes[task];
      }
      case EXIT, EXIT_MM -> {
        int old = mm[task];
        mm[task] = NO_MM;
        exited[task] = true;
        owes[task] = putUsers(old) && verb == ActionKind.EXIT_MM;
      }
      case TEARDOWN, GIVE_BACK -> {
        if (counted[task]) {
          counted[task] = false;
          putUsers(mm[task]);
          mm[task] = NO_MM;
        }
        owes[task] = false;
      }
      case USE_MM, USE_MM_SWITCH -> {
        using[task] = true;
        usedOwner[task] = argument;
        held[argument] = true;
        mm[task] = mm[argument];
        active[cpu] = mm[task];
        owes[task] = verb == ActionKind.USE_MM_SWITCH;
      }
      case UNUSE_MM -> {
        using[task] = false;
        mm[task] = NO_MM;
      }
      case GET_USERS -> {
        usersTaken[argument]++;
        takenMm[argument] = mm[argument];
        users[mm[argument]]++;
      }
      case PUT_USERS, PUT_USERS_ASYNC -> {
        usersTaken[argument]--;
        putUsers(takenMm[argument]);
      }
      case PIN -> pinsTaken[argument]++;
      case UNPIN -> pinsTaken[argument]--;
      case USER_ENTER -> userMode[cpu] = true;
      case USER_EXIT -> userMode[cpu] = false;
      case OFFLINE -> takeDown(argument);
      case ONLINE -> offline[argument] = false;
      case COPY_PROCESS,
          WAKE_UP,
          TAKE_DOWN,
          BRING_UP,
          COME_UP,
          AWAIT_UP,
          FLUSH,
          TIMER,
          NMI,
          TICK,
          WORK,
          MEMBARRIER,
          DIE,
          REAP,
          STORE,
          LOAD,
          FETCH,
          AWAIT -> {}
    }
  }

  private void run(int cpu, int task) {
    int before = current[cpu];
    if (before != NONE) {
      cpuOf[before] = NONE;
    }
    current[cpu] = task;
    idle[cpu] = false;
    userMode[cpu] = false;
    if (task != NONE) {
      cpuOf[task] = cpu;
      if (mm[task] != NO_MM) {
        active[cpu] = mm[task];
      }
    }
  }

  private void reallocate(int child, int parent, boolean share) {
    exists[child] = true;
    if (mm[parent] != NO_MM) {
      mm[child] = share ? mm[parent] : newMm();
      users[mm[child]] += share ? 1 : 0;
    }
  }

  private boolean putUsers(int theMm) {
    return theMm != NO_MM && --users[theMm] == 0;
  }

  private void takeDown(int cpu) {
    offline[cpu] = true;
    idle[cpu] = false;
    active[cpu] = NO_MM;
  }
}

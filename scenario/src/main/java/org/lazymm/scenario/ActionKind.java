package org.lazymm.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a CPU can do in a scenario. In text a verb is written in lower case with dashes. */
public enum ActionKind {
  /** Switches to a task. */
  RUN(Argument.TASK, Trait.IDLE, Trait.USER_MODE, Trait.BETWEEN),
  /** Switches to the idle task, if another runs, and enters the idle extended quiescent state. */
  IDLE(Argument.NONE, Trait.BETWEEN),
  /** Leaves the idle extended quiescent state; the idle task goes on. */
  WAKE(Argument.NONE, Trait.IDLE),
  /** The running task makes a child with a copy of its mm; the child is named. */
  FORK(Argument.TASK),
  /**
   * The running task makes a child that shares its mm: a thread, vfork, posix_spawn; the child is
   * named.
   */
  CLONE(Argument.TASK),
  /** The first half of fork: the child is there, with a copy of the mm, and cannot run yet. */
  COPY_PROCESS(Argument.TASK),
  /** The other half: any CPU may run the child. */
  WAKE_UP(Argument.TASK),
  /** The running task gets a new mm: {@code execve}, the whole. */
  EXEC(Argument.NONE),
  /**
   * The first half of exec: the new mm is in place; the old one's teardown is owed, or the
   * give-back of what a kernel thread's CPU borrowed.
   */
  EXEC_MMAP(Argument.NONE),
  /** The running task exits: the whole of {@code do_exit}. */
  EXIT(Argument.NONE),
  /**
   * The beginning of exit: the running task has counted the borrow of its own mm, and is not lazy
   * yet; the rest follows, perhaps elsewhere.
   */
  EXIT_COUNT(Argument.NONE),
  /** The first half of exit: lazy on its own mm; a teardown may be owed. */
  EXIT_MM(Argument.NONE),
  /** The end of exec-mmap or use-mm-switch: gives back what the task's CPU had borrowed. */
  GIVE_BACK(Argument.NONE, Trait.BETWEEN),
  /** The rest of exec, exit or use-mm-switch, whatever the running task still owes. */
  TEARDOWN(Argument.NONE, Trait.BETWEEN),
  /**
   * The running kernel thread takes the mm of a task: {@code kthread_use_mm}, which takes no user
   * reference; whoever goes without one has {@code get-users} left out.
   */
  USE_MM(Argument.TASK),
  /** The first half of it: the CPU has left what it borrowed, and the give-back is owed. */
  USE_MM_SWITCH(Argument.TASK),
  /** The running kernel thread gives it up: {@code kthread_unuse_mm}. */
  UNUSE_MM(Argument.NONE),
  /** Takes a user reference on the mm of a task: {@code get_task_mm}. */
  GET_USERS(Argument.TASK),
  /** Drops one that was taken from that task. */
  PUT_USERS(Argument.TASK),
  /**
   * Likewise, where one may not sleep: {@code mmput_async}. If it was the last, the teardown is put
   * off, as work of this CPU.
   */
  PUT_USERS_ASYNC(Argument.TASK),
  /** Pins the mm of a task: {@code mmgrab}. */
  PIN(Argument.TASK),
  /** Drops one that was taken from that task: {@code mmdrop}. */
  UNPIN(Argument.TASK),
  /** Flushes translations of the running task's mm, freeing page tables: {@code munmap}. */
  FLUSH(Argument.NONE),
  /** Enters user mode as an extended quiescent state. */
  USER_ENTER(Argument.NONE),
  /** Leaves it. */
  USER_EXIT(Argument.NONE, Trait.USER_MODE),
  /** The timer interrupt. */
  TICK(Argument.NONE, Trait.BETWEEN),
  /** Arms the timer: its interrupt comes at any later point of this CPU where interrupts are on. */
  TIMER(Argument.NONE, Trait.BETWEEN),
  /**
   * A non-maskable interrupt that follows the active mm. An exploration takes it into account at
   * every point of every CPU without being told: the mm is used up to where it is left.
   */
  NMI(Argument.NONE, Trait.IDLE, Trait.USER_MODE, Trait.BETWEEN),
  /** Runs the deferred work on this CPU, by the scheme or by {@code put-users-async}. */
  WORK(Argument.NONE, Trait.BETWEEN),
  /** Takes another CPU down. */
  OFFLINE(Argument.CPU),
  /** Brings another CPU up. */
  ONLINE(Argument.CPU),
  /** Begins to take another CPU down, which dies then; the first part of offline. */
  TAKE_DOWN(Argument.CPU),
  /**
   * The dying CPU's own part of going down; not CPU 0's. Waits for {@link #TAKE_DOWN}, if a step of
   * another CPU is that. Another reaps it.
   */
  DIE(Argument.NONE, Trait.IDLE),
  /** Waits until another CPU has died, and finishes its going down. */
  REAP(Argument.CPU),
  /** Begins to bring another CPU up, which comes up then; the first part of online. */
  BRING_UP(Argument.CPU),
  /** The part of a CPU that comes up: waits until it is brought up, and starts. */
  COME_UP(Argument.NONE),
  /** Waits until a CPU that was brought up is online. */
  AWAIT_UP(Argument.CPU),
  /** {@code membarrier(2)} with a command. */
  MEMBARRIER(Argument.COMMAND),
  /** The running task's user code stores a value to a variable, relaxed. */
  STORE(Argument.VARIABLE_AND_VALUE, Trait.USER_MODE),
  /** The running task's user code loads a variable into a register, relaxed. */
  LOAD(Argument.VARIABLE_AND_REGISTER, Trait.USER_MODE),
  /**
   * The running task executes code that a variable stands for, into a register: as a load, but a
   * core goes on with what it fetched before until it is serialised.
   */
  FETCH(Argument.VARIABLE_AND_REGISTER, Trait.USER_MODE),
  /** Waits until a variable has a value; acquire. */
  AWAIT(Argument.VARIABLE_AND_VALUE, Trait.USER_MODE);

  /** What a verb is followed by. */
  public enum Argument {
    NONE,
    TASK,
    CPU,
    COMMAND,
    VARIABLE_AND_VALUE,
    VARIABLE_AND_REGISTER
  }

  /** Where a CPU can do it besides in the kernel, in a task that owes nothing. */
  private enum Trait {
    /** While it idles. */
    IDLE,
    /** In user mode as an extended quiescent state. */
    USER_MODE,
    /** Between two parts of exec, exit or use-mm, as an interrupt or a preemption can. */
    BETWEEN
  }

  private final Argument argument;
  private final boolean whileIdle;
  private final boolean inUserMode;
  private final boolean betweenParts;

  ActionKind(Argument argument, Trait... traits) {
    this.argument = argument;
    List<Trait> those = List.of(traits);
    this.whileIdle = those.contains(Trait.IDLE);
    this.inUserMode = those.contains(Trait.USER_MODE);
    this.betweenParts = those.contains(Trait.BETWEEN);
  }

  /** Whether a CPU that idles can do it. */
  boolean possibleWhileIdle() {
    return whileIdle;
  }

  /** Whether a CPU can do it in user mode as an extended quiescent state. */
  boolean possibleInUserMode() {
    return inUserMode;
  }

  /** Whether a CPU can do it while its task is preempted between two parts of something. */
  boolean mayComeBetweenParts() {
    return betweenParts;
  }

  /** What it is followed by. */
  public Argument argument() {
    return argument;
  }

  /** How it is written. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static ActionKind of(String text) {
    return Arrays.stream(values())
        .filter(verb -> verb.text().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'"
                        + text
                        + "' is not something a CPU can do; expected one of: "
                        + Arrays.stream(values())
                            .map(ActionKind::text)
                            .collect(Collectors.joining(", "))));
  }
}

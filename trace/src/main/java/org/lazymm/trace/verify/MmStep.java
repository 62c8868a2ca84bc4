package org.lazymm.trace.verify;

/** One thing that happened to tasks and mms, in the order of the trace, lost switches filled in. */
sealed interface MmStep {
  /** The CPU on which it happened. */
  int cpu();

  /**
   * A switch.
   *
   * @param cpu the CPU
   * @param previous the task that left
   * @param next the task that came
   * @param last whether it left for good
   * @param lost whether the switch is not in the trace but follows from it
   */
  record Switch(int cpu, int previous, int next, boolean last, boolean lost) implements MmStep {}

  /**
   * From here on the lost switch may have happened, until its {@link Switch} stands at its last
   * possible place.
   */
  record LostBegin(int cpu, int previous, int next, boolean last) implements MmStep {}

  /**
   * A task was made; {@code pointer} is the identity of its own mm, 0 if it shares its parent's.
   */
  record NewTask(int cpu, int parent, int child, boolean shares, long pointer) implements MmStep {}

  /**
   * From here on exec may have swapped the mm, until its {@link Exec}; the mm was allocated at a
   * line.
   */
  record ExecBegin(int cpu, int pid, long pointer, long allocatedAt) implements MmStep {}

  /** Exec has swapped the mm. */
  record Exec(int cpu, int pid, int oldPid) implements MmStep {}

  /** From here on a task may have given its mm up, until {@link ExitEnd} or its last switch. */
  record ExitBegin(int cpu, int pid) implements MmStep {}

  /** A task has given its mm up, and has torn it down if it was the last user. */
  record ExitEnd(int cpu, int pid) implements MmStep {}

  /** The CPU goes down: its thread leaves what the CPU borrows. */
  record HotplugLeave(int cpu) implements MmStep {}

  /** A kernel thread takes an mm as its own; {@code pointer} is its identity. */
  record UseMm(int cpu, int pid, long pointer) implements MmStep {}

  /** A kernel thread gives up the mm that it uses. */
  record UnuseMm(int cpu, int pid, long pointer) implements MmStep {}

  /**
   * A task flushes an mm, its own or one that it tears down.
   *
   * @param cpu the CPU
   * @param pid the task
   * @param pointer the identity of the mm
   * @param full whether the whole mm is flushed, as its teardown ends
   * @param users the users of the mm as recorded
   * @param line the line of the event
   */
  record Flush(int cpu, int pid, long pointer, boolean full, int users, long line)
      implements MmStep {}

  /**
   * The recorded kernel interrupts another CPU.
   *
   * @param cpu the CPU that asks
   * @param pid the task that asks
   * @param other the CPU that is interrupted
   * @param from by what part of the kernel, as far as the event tells
   * @param line the line of the event
   */
  record Sent(int cpu, int pid, int other, Interruption.From from, long line) implements MmStep {}

  /** The kernel freed an mm. */
  record KernelFree(int cpu, FreeCause cause, long pointer) implements MmStep {}

  /** An event that says nothing of an mm, but separates two places. */
  record Mark(int cpu) implements MmStep {}
}

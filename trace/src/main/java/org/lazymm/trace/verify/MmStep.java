package org.lazymm.trace.verify;

import org.lazymm.trace.ExitPlace;

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

  /** A task begins to exit, or has given up its mm, as the kernel's version has it. */
  record Exit(int cpu, int pid, ExitPlace place) implements MmStep {}

  /** The kernel freed an mm. */
  record KernelFree(int cpu, FreeCause cause, long pointer) implements MmStep {}

  /** An event that says nothing of an mm, but separates two places. */
  record Mark(int cpu) implements MmStep {}
}

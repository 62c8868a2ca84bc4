package org.lazymm.scheduler.engine;

/**
 * A step of the modelled kernel that takes time but is no access to shared memory. An engine with a
 * clock prices it from its machine profile; others ignore it.
 */
public enum Cost {
  /**
   * Picking the next task and switching to it: everything in {@code __schedule} that no scheme
   * changes.
   */
  SWITCH_TASK,
  /** Loading another mm into the MMU: a CR3 write, a PID or ASID register. */
  SWITCH_MMU,
  /** Flushing all of one mm's translations on this CPU. */
  FLUSH_TLB,
  /** Invalidating one mm's translations on all CPUs by broadcast, where the hardware can. */
  BROADCAST_FLUSH,
  /** {@code exit_mmap}: unmapping a process and freeing its page tables. */
  EXIT_MMAP,
  /** {@code copy_process} and, without {@code CLONE_VM}, {@code dup_mm}. */
  FORK,
  /** The part of {@code execve} up to the new image. */
  EXEC,
  /** Entering and leaving an interrupt handler. */
  INTERRUPT
}

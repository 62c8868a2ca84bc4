package org.lazymm.scheduler.machine;

import org.lazymm.api.LazyCandidates;
import org.lazymm.api.Mm;
import org.lazymm.scheduler.property.Violation;

/**
 * Who wants to know what a machine does: checks, statistics, recorders. Called on the thread that
 * runs the machine, at the moment of the event, with the acting CPU entered; must not call back
 * into the machine's actions.
 */
public interface MachineListener {

  /** A listener that wants to know nothing. */
  MachineListener NONE = new MachineListener() {};

  /** A context switch is complete on this CPU. */
  default void switched(int cpu, SwitchKind kind) {}

  /** This CPU begins to be lazy on an mm; just before the scheme is told. */
  default void borrowed(int cpu, MmStruct mm) {}

  /** This CPU is lazy on an mm no longer; just before the scheme is told. */
  default void gaveBack(int cpu, MmStruct mm) {}

  /** This CPU was made to leave an mm by the scheme, for {@code init_mm}. */
  default void evicted(int cpu, MmStruct mm) {}

  /** A new mm was set up. */
  default void born(int cpu, MmStruct mm) {}

  /** {@code mm_users} fell to 0. */
  default void died(int cpu, MmStruct mm) {}

  /** {@code exit_mmap} is done and its page tables are gone; the scheme is told next. */
  default void tornDown(int cpu, MmStruct mm) {}

  /** {@code mm_count} fell to 0; the scheme is asked next. */
  default void lastReferenceGone(int cpu, MmStruct mm) {}

  /**
   * A CPU has left an mm that it borrowed; {@link #gaveBack} follows, perhaps on another CPU.
   *
   * @param cpu the CPU
   * @param mm the mm
   */
  default void left(int cpu, MmStruct mm) {}

  /** A kernel thread is about to use an mm by {@code kthread_use_mm}. */
  default void using(int cpu, MmStruct mm) {}

  /** A kernel thread is about to give up an mm that it used. */
  default void unusing(int cpu, MmStruct mm) {}

  /** A struct pin is about to be counted; the next access to the count is it. */
  default void pinning(int cpu, MmStruct mm) {}

  /** A struct pin is about to be dropped; the next access to the count is it. */
  default void unpinning(int cpu, MmStruct mm) {}

  /** The scheme is about to give up references that are not the last; likewise. */
  default void ungrabbing(int cpu, MmStruct mm) {}

  /**
   * The scheme asks which CPUs may be lazy on an mm: a dead one, where that is known at that
   * moment.
   */
  default void candidatesAsked(int cpu, MmStruct mm, LazyCandidates which) {}

  /** An mm was freed, by the part of the kernel that {@link Cpu#function} names. */
  default void freed(int cpu, MmStruct mm) {}

  /** A task began to exit: {@code exit_mm}. */
  default void exitBegan(int cpu, Task task) {}

  /**
   * A task's part in the end of its mm is over: right after {@code exit_mm}, or after the teardown
   * that it owed.
   */
  default void exitEnded(int cpu, Task task) {}

  /**
   * A CPU was interrupted and has run the handler.
   *
   * @param from the sender
   * @param to the target
   * @param cause why
   * @param mm the mm that the handler made the target leave; the one that the sender named if it
   *     made it leave none
   * @param useful whether the handler changed anything: evicted the CPU, flushed it, or was a
   *     wanted barrier
   * @param wasIdle whether the target was in the idle extended quiescent state
   * @param wasHolder whether the target was lazy on that mm when the interrupt came
   */
  default void interrupted(
      int from,
      int to,
      InterruptCause cause,
      Mm mm,
      boolean useful,
      boolean wasIdle,
      boolean wasHolder) {}

  /** A CPU went offline (false) or came online (true); the sequence is complete. */
  default void hotplugged(int cpu, boolean online) {}

  /** A property was seen broken. */
  default void violated(Violation violation) {}
}

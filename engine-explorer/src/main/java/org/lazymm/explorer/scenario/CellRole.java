package org.lazymm.explorer.scenario;

/** What a location of an explored scenario is for; verdicts go by this, never by its name. */
public enum CellRole {
  /** A cell of the scheme, of user code, or of the kernel without a part in verdicts. */
  ORDINARY,
  /** {@code mm_users}. */
  USERS,
  /** {@code mm_count}. */
  COUNT,
  /** {@code mm_cpumask}; reading it is no use of the mm, as dying CPUs go through all masks. */
  CPUMASK,
  /** Another field of the kernel's in an mm. */
  FIELD,
  /** No cell: the memory of an mm, which is used and freed. */
  MM,
  /** Where a CPU waits for another one's steps: to have a task, or a CPU that comes or goes. */
  SCRIPT,
  /** Counts the rings at a CPU. */
  RING,
  /** What a CPU has been told of them. */
  DOORBELL,
  /** Counts the calls from one CPU to another. */
  REQUEST,
  /** Counts those that have been carried out. */
  DONE
}

package org.lazymm.scheduler.machine;

/** What the checker knows of an mm and the modelled kernel does not; each is counted. */
public enum Ghost {
  /** User references. */
  USERS,
  /** What {@code mm_count} is. */
  COUNT,
  /** Struct pins. */
  PINS,
  /** Teardowns owed. */
  TEARDOWNS,
  /** CPUs that have it in their MMU. */
  LOADED,
  /** CPUs that have it as their active mm. */
  ACTIVE,
  /** Falls of {@code mm_users} to 0 in its present life. */
  DEATHS,
  /** Frees in its present life. */
  FREES,
  /** Falls of {@code mm_count} to 0 in its present life. */
  LAST_REFERENCES,
  /** References of borrows that tasks hold: counted and not begun, or left and not given back. */
  OWED,
  /** Kernel threads that use it by {@code kthread_use_mm}. */
  USING
}

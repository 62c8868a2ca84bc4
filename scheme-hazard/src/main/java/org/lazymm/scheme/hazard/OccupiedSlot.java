package org.lazymm.scheme.hazard;

/** What a CPU does that becomes lazy and finds a hazard pointer in its slot. */
public enum OccupiedSlot {
  /** It overwrites it; the slot is cleared in the step that leaves an mm, so there is none. */
  OVERWRITE,
  /**
   * As posted: it leaves the slot and borrows without protection; the slot is cleared later, where
   * the task may have been preempted and moved.
   */
  REFUSE
}

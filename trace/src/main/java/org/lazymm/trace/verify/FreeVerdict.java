package org.lazymm.trace.verify;

/** How the replay of one mm compares with the kernel. */
public enum FreeVerdict {
  /** There is one place where it can have been freed, and the kernel freed it there. */
  EXACT,
  /** Some choice of the untraced moments, all other events kept, frees it where the kernel did. */
  WINDOW,
  /** The same, but only if a CPU dropped its reference some time behind its switch event. */
  LATE_WINDOW,
  /**
   * The same, but only if somebody held or used the mm without an event: a user reference that is
   * put asynchronously, a kernel thread that uses mms, a CPU that goes down.
   */
  UNTRACED_WINDOW,
  /** The same, but only if the trace has lost events of which no trace is left. */
  LOSS_WINDOW,
  /** No choice frees it where the kernel did. */
  UNEXPLAINED,
  /** There were too many choices to look at all of them; not judged. */
  UNFOLLOWED,
  /**
   * The kernel's free is not in the trace, as its memory is given out again without one; not
   * judged.
   */
  UNRECORDED
}

package org.lazymm.trace.verify;

/** How the replay of one mm compares with the kernel. */
public enum FreeVerdict {
  /** There is one place where it can have been freed, and the kernel freed it there. */
  EXACT,
  /** Some choice of the untraced moments, all other events kept, frees it where the kernel did. */
  WINDOW,
  /** The same, but only if the trace has lost events of which no trace is left. */
  LOSS_WINDOW,
  /** No choice frees it where the kernel did. */
  UNEXPLAINED,
  /**
   * The kernel's free is not in the trace, as its memory is given out again without one; not
   * judged.
   */
  UNRECORDED
}

package org.lazymm.api;

/**
 * Where a CPU is, as context tracking and hotplug know it: the kernel's {@code
 * context_tracking.state}.
 */
public enum CpuContext {
  /** In the kernel, or in user mode without context tracking: RCU watches. */
  WATCHED,
  /** In the idle extended quiescent state; the mm it borrowed is still loaded. */
  IDLE,
  /** In a user extended quiescent state ({@code nohz_full}); its mm has users. */
  USER,
  /** Not online. */
  OFFLINE
}

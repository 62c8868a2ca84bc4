package org.lazymm.api;

/**
 * Where a CPU is, as context tracking and hotplug know it: the kernel's {@code
 * context_tracking.state} and {@code cpu_online_mask}. {@link Kernel#contextOf} reads it.
 */
public enum CpuContext {
  /** In the kernel, or in user mode without context tracking: RCU watches the CPU. */
  WATCHED,
  /**
   * In the idle extended quiescent state ({@code ct_idle_enter}): RCU does not watch the CPU, and
   * the mm that the CPU borrows is still loaded. An interrupt makes the CPU {@link #WATCHED} for
   * its duration.
   */
  IDLE,
  /**
   * In the user extended quiescent state ({@code ct_user_enter}, {@code nohz_full}): RCU does not
   * watch the CPU, and the CPU's mm has users. An interrupt makes the CPU {@link #WATCHED} for its
   * duration.
   */
  USER,
  /** Not in the online mask: dead, dying past its last hook, or never brought up. */
  OFFLINE
}

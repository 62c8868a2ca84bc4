package org.lazymm.scheduler.machine;

/** The four cases of {@code context_switch}. */
public enum SwitchKind {
  USER_TO_USER,
  USER_TO_KERNEL,
  KERNEL_TO_USER,
  KERNEL_TO_KERNEL
}

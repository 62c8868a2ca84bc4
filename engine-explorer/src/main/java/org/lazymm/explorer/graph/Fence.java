package org.lazymm.explorer.graph;

/** An operation that accesses no memory but orders accesses; the kernel's names. */
public enum Fence {
  /** {@code smp_mb()}. */
  MB,
  /** {@code smp_rmb()}. */
  RMB,
  /** {@code smp_wmb()}. */
  WMB,
  /** {@code smp_mb__before_atomic()}. */
  BEFORE_ATOMIC,
  /** {@code smp_mb__after_atomic()}. */
  AFTER_ATOMIC,
  /** {@code smp_mb__after_spinlock()}. */
  AFTER_SPINLOCK,
  /** {@code smp_mb__after_unlock_lock()}. */
  AFTER_UNLOCK_LOCK,
  /** {@code barrier()}: for the compiler alone. */
  COMPILER,
  /** {@code rcu_read_lock()}. */
  RCU_READ_LOCK,
  /** {@code rcu_read_unlock()}. */
  RCU_READ_UNLOCK,
  /** {@code synchronize_rcu()}. */
  SYNCHRONIZE_RCU,
  /** {@code synchronize_srcu()}; the only one that has a location, its domain. */
  SYNCHRONIZE_SRCU,
  /** {@code smp_mb__after_srcu_read_unlock()}. */
  AFTER_SRCU_READ_UNLOCK;

  private static final Fence[] ALL = values();

  static Fence of(int ordinal) {
    return ALL[ordinal];
  }
}

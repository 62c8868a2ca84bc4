package org.lazymm.explorer.graph;

/** How a read-modify-write makes the new value from the old. */
public enum Update {
  /** {@code xchg}: the operand. */
  EXCHANGE,
  /** {@code atomic64_add}: the sum. */
  ADD,
  /** {@code atomic_add}: the sum, in 32 bits. */
  ADD_INT,
  /**
   * {@code cmpxchg}: the operand, if the old value is the expected one; else nothing is written.
   */
  COMPARE_EXCHANGE,
  /** {@code atomic64_add_unless}: the sum, unless the old value is the expected one. */
  ADD_UNLESS,
  /** {@code atomic_add_unless}: the same in 32 bits. */
  ADD_UNLESS_INT,
  /** {@code atomic_and}. */
  AND,
  /** {@code atomic_or}. */
  OR,
  /** {@code atomic_xor}. */
  XOR,
  /** A lock: 1 if the old value is 0; else its thread is blocked. */
  LOCK,
  /** An attempt at a lock: 1 if the old value is 0; else nothing is written. */
  TRY_LOCK;

  private static final Update[] ALL = values();

  static Update of(int ordinal) {
    return ALL[ordinal];
  }

  /**
   * Whether it writes.
   *
   * @param old the value read
   * @param expected what a comparison compares with
   */
  public boolean writes(long old, long expected) {
    return switch (this) {
      case COMPARE_EXCHANGE -> old == expected;
      case ADD_UNLESS, ADD_UNLESS_INT -> old != expected;
      case LOCK, TRY_LOCK -> old == 0;
      case EXCHANGE, ADD, ADD_INT, AND, OR, XOR -> true;
    };
  }

  /**
   * Whether the kernel's model takes the value written for computed from the value read: a sum and
   * what keeps some bits are, a value put in place of the old one is not. {@code atomic_add_unless}
   * counts as the latter, as in the tools that judge by that model.
   */
  public boolean computes() {
    return switch (this) {
      case ADD, ADD_INT, AND, OR, XOR -> true;
      case EXCHANGE, COMPARE_EXCHANGE, ADD_UNLESS, ADD_UNLESS_INT, LOCK, TRY_LOCK -> false;
    };
  }

  /**
   * What it writes, if it does.
   *
   * @param old the value read
   * @param operand its operand
   */
  public long apply(long old, long operand) {
    return switch (this) {
      case EXCHANGE, COMPARE_EXCHANGE -> operand;
      case ADD, ADD_UNLESS -> old + operand;
      case ADD_INT, ADD_UNLESS_INT -> (int) (old + operand);
      case AND -> old & operand;
      case OR -> old | operand;
      case XOR -> old ^ operand;
      case LOCK, TRY_LOCK -> 1;
    };
  }
}

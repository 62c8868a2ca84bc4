package org.lazymm.scheduler.engine;

/** The read-modify-writes of a cell. */
public enum Rmw {
  /** {@code xchg}. */
  EXCHANGE,
  /** {@code cmpxchg}. */
  COMPARE_EXCHANGE,
  /** {@code atomic64_add}, which returns nothing. */
  ADD,
  /** {@code atomic64_add_return}. */
  ADD_AND_GET;

  /**
   * What a number is afterwards.
   *
   * @param before what it was
   * @param operand the new value, or what is added
   * @param expected what a comparison compares with
   */
  public long apply(long before, long operand, long expected) {
    return switch (this) {
      case EXCHANGE -> operand;
      case COMPARE_EXCHANGE -> before == expected ? operand : before;
      case ADD, ADD_AND_GET -> before + operand;
    };
  }
}

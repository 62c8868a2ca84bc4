package org.lazymm.api;

/**
 * A shared cell that holds a number: the kernel's {@code atomic_t} and {@code atomic64_t}.
 *
 * <p>Any CPU in any context may call any method, with interrupts on or off; no method sleeps. An
 * access belongs to the CPU whose code is running. All values of a {@code long} may be kept;
 * arithmetic wraps around as the kernel's does.
 */
public interface LongCell {

  /**
   * Reads the cell: {@code atomic_read}, {@code atomic_read_acquire}, or {@code atomic_read;
   * smp_mb}.
   *
   * @param order {@code RELAXED}, {@code ACQUIRE} or {@code FULL}
   * @return what the cell holds
   * @throws IllegalArgumentException if {@code order} is {@code RELEASE}
   */
  long load(Order order);

  /**
   * Writes the cell: {@code atomic_set}, {@code atomic_set_release}, or {@code smp_store_mb}.
   *
   * @param value what to write
   * @param order {@code RELAXED}, {@code RELEASE} or {@code FULL}
   * @throws IllegalArgumentException if {@code order} is {@code ACQUIRE}
   */
  void store(long value, Order order);

  /**
   * Writes the cell and returns what it held, in one step: {@code atomic_xchg}.
   *
   * @param value what to write
   * @param order any; {@code FULL} is the kernel's call without suffix
   * @return what the cell held before
   */
  long exchange(long value, Order order);

  /**
   * Writes the cell if it holds what is expected, in one step: {@code atomic_cmpxchg}.
   *
   * @param expected what the cell must hold
   * @param value what to write then
   * @param order the order of a successful exchange, any; a failed one orders nothing
   * @return what the cell held before: {@code expected} exactly if the exchange was made
   */
  long compareExchange(long expected, long value, Order order);

  /**
   * Adds without returning the sum: {@code atomic_add}, {@code atomic_sub}, {@code atomic_inc}.
   *
   * @param delta what to add; negative to subtract
   * @param order any; {@code RELAXED} is the kernel's {@code atomic_add}; stronger orders stand for
   *     {@code smp_mb__before_atomic} and {@code smp_mb__after_atomic} around it
   */
  void add(long delta, Order order);

  /**
   * Adds and returns the sum: {@code atomic_add_return}, {@code atomic_dec_and_test} and their kin.
   *
   * @param delta what to add; negative to subtract
   * @param order any; {@code FULL} is the kernel's call without suffix
   * @return what the cell holds after this addition
   */
  long addAndGet(long delta, Order order);

  /**
   * Subtracts 1 and tells whether the cell fell to 0: {@code atomic_dec_and_test}.
   *
   * @param order any; {@code FULL} is the kernel's call without suffix
   * @return whether this call took the cell to 0
   */
  default boolean decrementAndTest(Order order) {
    return addAndGet(-1, order) == 0;
  }
}

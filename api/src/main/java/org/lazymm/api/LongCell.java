package org.lazymm.api;

/**
 * A shared cell that holds a number: the kernel's {@code atomic_t} and {@code atomic64_t}.
 *
 * <p>Any CPU in any context may call any method; an access belongs to the CPU whose code is
 * running. Arithmetic wraps around as the kernel's does. An order that the kind of access does not
 * have (a store that acquires, a load that releases) is refused with {@link
 * IllegalArgumentException}.
 */
public interface LongCell {

  /**
   * Reads the cell: {@code atomic_read}, {@code atomic_read_acquire}, or a load with {@code smp_mb}
   * after it.
   *
   * @param order {@code RELAXED}, {@code ACQUIRE} or {@code FULL}
   */
  long load(Order order);

  /**
   * Writes the cell: {@code atomic_set}, {@code atomic_set_release}, or {@code smp_store_mb}.
   *
   * @param value what to write
   * @param order {@code RELAXED}, {@code RELEASE} or {@code FULL}
   */
  void store(long value, Order order);

  /**
   * Writes the cell and returns what it held, in one step: {@code atomic_xchg}.
   *
   * @param value what to write
   * @param order any; {@code FULL} is the kernel's call without suffix
   */
  long exchange(long value, Order order);

  /**
   * Writes the cell if it holds what is expected, in one step: {@code atomic_cmpxchg}.
   *
   * @param expected what the cell must hold
   * @param value what to write then
   * @param order the order of a successful exchange; a failed one orders nothing
   * @return what the cell held: {@code expected} exactly if the exchange was done
   */
  long compareExchange(long expected, long value, Order order);

  /**
   * Adds without telling the result: {@code atomic_add}, {@code atomic_sub}, {@code atomic_inc}.
   *
   * @param delta what to add; negative to subtract
   * @param order {@code RELAXED} is the kernel's {@code atomic_add}; stronger orders stand for
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
   * Takes one away and tells whether nothing is left: {@code atomic_dec_and_test}.
   *
   * @param order any; {@code FULL} is the kernel's call without suffix
   * @return whether the cell fell to 0 by this call
   */
  default boolean decrementAndTest(Order order) {
    return addAndGet(-1, order) == 0;
  }
}

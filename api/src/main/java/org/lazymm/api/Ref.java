package org.lazymm.api;

import org.jspecify.annotations.Nullable;

/**
 * A shared cell that holds a pointer; null is the kernel's {@code NULL}.
 *
 * <p>Any CPU in any context may call any method; an access belongs to the CPU whose code is
 * running. Values are compared by identity, as pointers are. An order that the kind of access does
 * not have (a store that acquires, a load that releases) is refused with {@link
 * IllegalArgumentException}.
 *
 * @param <T> what the cell points at
 */
public interface Ref<T> {

  /**
   * Reads the cell: {@code READ_ONCE}, {@code smp_load_acquire}, or a load with {@code smp_mb}
   * after it. Dependencies through Java code are not known to the explorer: what is done with the
   * pointer is ordered after a load of at least {@code ACQUIRE} alone.
   *
   * @param order {@code RELAXED}, {@code ACQUIRE} or {@code FULL}
   */
  @Nullable T load(Order order);

  /**
   * Writes the cell: {@code WRITE_ONCE}, {@code smp_store_release}, or {@code smp_store_mb}.
   *
   * @param value what to write; null for {@code NULL}
   * @param order {@code RELAXED}, {@code RELEASE} or {@code FULL}
   */
  void store(@Nullable T value, Order order);

  /**
   * Writes the cell and returns what it held, in one step: {@code xchg}.
   *
   * @param value what to write; null for {@code NULL}
   * @param order any; {@code FULL} is the kernel's {@code xchg} without suffix
   */
  @Nullable T exchange(@Nullable T value, Order order);

  /**
   * Writes the cell if it holds what is expected, in one step: {@code cmpxchg}.
   *
   * @param expected what the cell must hold, by identity
   * @param value what to write then
   * @param order the order of a successful exchange; a failed one orders nothing
   * @return what the cell held: {@code expected} exactly if the exchange was done
   */
  @Nullable T compareExchange(@Nullable T expected, @Nullable T value, Order order);
}

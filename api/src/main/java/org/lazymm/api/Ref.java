package org.lazymm.api;

import org.jspecify.annotations.Nullable;

/**
 * A shared cell that holds a pointer; null is the kernel's {@code NULL}.
 *
 * <p>Any CPU in any context may call any method, with interrupts on or off; no method sleeps. An
 * access belongs to the CPU whose code is running. Values are compared by identity, as pointers
 * are.
 *
 * @param <T> what the cell points at
 */
public interface Ref<T> {

  /**
   * Reads the cell: {@code READ_ONCE}, {@code smp_load_acquire}, or {@code READ_ONCE; smp_mb}. The
   * explorer knows no dependencies through Java code: only a load of {@code ACQUIRE} or {@code
   * FULL} orders a use of the pointer after the load.
   *
   * @param order {@code RELAXED}, {@code ACQUIRE} or {@code FULL}
   * @return what the cell holds; null for {@code NULL}
   * @throws IllegalArgumentException if {@code order} is {@code RELEASE}
   */
  @Nullable T load(Order order);

  /**
   * Writes the cell: {@code WRITE_ONCE}, {@code smp_store_release}, or {@code smp_store_mb}.
   *
   * @param value what to write; null for {@code NULL}
   * @param order {@code RELAXED}, {@code RELEASE} or {@code FULL}
   * @throws IllegalArgumentException if {@code order} is {@code ACQUIRE}
   */
  void store(@Nullable T value, Order order);

  /**
   * Writes the cell and returns what it held, in one step: {@code xchg}.
   *
   * @param value what to write; null for {@code NULL}
   * @param order any; {@code FULL} is the kernel's {@code xchg} without suffix
   * @return what the cell held before; null for {@code NULL}
   */
  @Nullable T exchange(@Nullable T value, Order order);

  /**
   * Writes the cell if it holds what is expected, in one step: {@code cmpxchg}.
   *
   * @param expected what the cell must hold, by identity; null for {@code NULL}
   * @param value what to write then; null for {@code NULL}
   * @param order the order of a successful exchange, any; a failed one orders nothing
   * @return what the cell held before: {@code expected} exactly if the exchange was made
   */
  @Nullable T compareExchange(@Nullable T expected, @Nullable T value, Order order);
}

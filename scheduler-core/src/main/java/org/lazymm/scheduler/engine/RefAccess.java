package org.lazymm.scheduler.engine;

import org.jspecify.annotations.Nullable;
import org.lazymm.api.Order;
import org.lazymm.api.Ref;

/**
 * A pointer that an engine reads, writes and updates. Of the running CPU, as each access is.
 *
 * @param <T> what it points at
 */
public interface RefAccess<T> extends Ref<T> {
  /**
   * Reads it.
   *
   * @param order {@code RELAXED}, {@code ACQUIRE} or {@code FULL}
   */
  @Nullable T read(Order order);

  /**
   * Writes it.
   *
   * @param value the new value
   * @param order {@code RELAXED}, {@code RELEASE} or {@code FULL}
   */
  void write(@Nullable T value, Order order);

  /**
   * Reads and writes it as one.
   *
   * @param rmw {@link Rmw#EXCHANGE} or {@link Rmw#COMPARE_EXCHANGE}
   * @param value the new value
   * @param expected what a comparison compares with
   * @param order any
   * @return what it was before
   */
  @Nullable T update(Rmw rmw, @Nullable T value, @Nullable T expected, Order order);

  @Override
  default @Nullable T load(Order order) {
    order.checkLoad();
    return read(order);
  }

  @Override
  default void store(@Nullable T value, Order order) {
    order.checkStore();
    write(value, order);
  }

  @Override
  default @Nullable T exchange(@Nullable T value, Order order) {
    return update(Rmw.EXCHANGE, value, null, order);
  }

  @Override
  default @Nullable T compareExchange(@Nullable T expected, @Nullable T value, Order order) {
    return update(Rmw.COMPARE_EXCHANGE, value, expected, order);
  }
}

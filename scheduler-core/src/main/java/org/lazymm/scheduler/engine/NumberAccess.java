package org.lazymm.scheduler.engine;

import org.lazymm.api.LongCell;
import org.lazymm.api.Order;

/** A number that an engine reads, writes and updates. Of the running CPU, as each access is. */
public interface NumberAccess extends LongCell {
  /**
   * Reads it.
   *
   * @param order {@code RELAXED}, {@code ACQUIRE} or {@code FULL}
   */
  long read(Order order);

  /**
   * Writes it.
   *
   * @param value the new value
   * @param order {@code RELAXED}, {@code RELEASE} or {@code FULL}
   */
  void write(long value, Order order);

  /**
   * Reads and writes it as one; see {@link Rmw#apply}.
   *
   * @param rmw how
   * @param operand the new value, or what is added
   * @param expected what a comparison compares with
   * @param order any
   * @return what it was before
   */
  long update(Rmw rmw, long operand, long expected, Order order);

  @Override
  default long load(Order order) {
    order.checkLoad();
    return read(order);
  }

  @Override
  default void store(long value, Order order) {
    order.checkStore();
    write(value, order);
  }

  @Override
  default long exchange(long value, Order order) {
    return update(Rmw.EXCHANGE, value, 0, order);
  }

  @Override
  default long compareExchange(long expected, long value, Order order) {
    return update(Rmw.COMPARE_EXCHANGE, value, expected, order);
  }

  @Override
  default void add(long delta, Order order) {
    update(Rmw.ADD, delta, 0, order);
  }

  @Override
  default long addAndGet(long delta, Order order) {
    return update(Rmw.ADD_AND_GET, delta, 0, order) + delta;
  }
}

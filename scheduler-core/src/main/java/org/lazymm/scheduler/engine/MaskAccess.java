package org.lazymm.scheduler.engine;

import org.lazymm.api.CpuMask;
import org.lazymm.api.Order;

/** A set of CPUs that an engine reads and updates. Of the running CPU, as each access is. */
public interface MaskAccess extends CpuMask {
  /**
   * Whether a CPU is in it.
   *
   * @param cpu its number
   * @param order {@code RELAXED} or {@code ACQUIRE}
   */
  boolean read(int cpu, Order order);

  /**
   * The next CPU in it, or -1.
   *
   * @param after the number below the first that may be returned, from -1
   * @param order {@code RELAXED} or {@code ACQUIRE}
   */
  int readNext(int after, Order order);

  /**
   * Puts a CPU in or takes it out.
   *
   * @param cpu its number
   * @param in whether it is in it afterwards
   * @param order {@code RELAXED} or {@code FULL}
   */
  void update(int cpu, boolean in, Order order);

  @Override
  default void set(int cpu, Order order) {
    checkUpdate(order);
    update(cpu, true, order);
  }

  @Override
  default void clear(int cpu, Order order) {
    checkUpdate(order);
    update(cpu, false, order);
  }

  @Override
  default boolean test(int cpu, Order order) {
    checkRead(order);
    return read(cpu, order);
  }

  @Override
  default int next(int after, Order order) {
    checkRead(order);
    return readNext(after, order);
  }

  private static void checkUpdate(Order order) {
    if (order != Order.RELAXED && order != Order.FULL) {
      throw new IllegalArgumentException(
          "a bit of a mask cannot be changed with " + order + ": expected RELAXED or FULL");
    }
  }

  private static void checkRead(Order order) {
    if (order != Order.RELAXED && order != Order.ACQUIRE) {
      throw new IllegalArgumentException(
          "a mask cannot be read with " + order + ": expected RELAXED or ACQUIRE");
    }
  }
}

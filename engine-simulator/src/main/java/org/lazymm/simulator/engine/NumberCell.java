package org.lazymm.simulator.engine;

import org.lazymm.api.Home;
import org.lazymm.api.LongCell;
import org.lazymm.api.Order;

/** A number on a line. */
final class NumberCell extends LineCell implements LongCell {

  private long value;

  NumberCell(SimulatorEngine engine, LineTable lines, Home home, long value) {
    super(engine, lines, home);
    this.value = value;
  }

  @Override
  public long load(Order order) {
    order.checkLoad();
    engine.load(line, order);
    return value;
  }

  @Override
  public void store(long next, Order order) {
    order.checkStore();
    engine.store(line, order);
    value = next;
  }

  @Override
  public long exchange(long next, Order order) {
    engine.rmw(line, order);
    long before = value;
    value = next;
    return before;
  }

  @Override
  public long compareExchange(long expected, long next, Order order) {
    line.exchanged();
    engine.rmw(line, order);
    long before = value;
    if (before == expected) {
      value = next;
    }
    return before;
  }

  @Override
  public void add(long delta, Order order) {
    engine.rmw(line, order);
    value += delta;
  }

  @Override
  public long addAndGet(long delta, Order order) {
    engine.rmw(line, order);
    value += delta;
    return value;
  }
}

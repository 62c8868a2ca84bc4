package org.lazymm.simulator.engine;

import org.lazymm.api.Home;
import org.lazymm.api.Order;
import org.lazymm.scheduler.engine.NumberAccess;
import org.lazymm.scheduler.engine.Rmw;

/** A number on a line. */
final class NumberCell extends LineCell implements NumberAccess {

  private long value;

  NumberCell(SimulatorEngine engine, LineTable lines, Home home, long value) {
    super(engine, lines, home);
    this.value = value;
  }

  @Override
  public long read(Order order) {
    engine.load(line, order);
    return value;
  }

  @Override
  public void write(long next, Order order) {
    engine.store(line, order);
    value = next;
  }

  @Override
  public long update(Rmw rmw, long operand, long expected, Order order) {
    if (rmw == Rmw.COMPARE_EXCHANGE) {
      line.exchanged();
    }
    engine.rmw(line, order);
    long before = value;
    value = rmw.apply(before, operand, expected);
    return before;
  }
}

package org.lazymm.simulator.engine;

import org.jspecify.annotations.Nullable;
import org.lazymm.api.Home;
import org.lazymm.api.Order;
import org.lazymm.scheduler.engine.RefAccess;
import org.lazymm.scheduler.engine.Rmw;

/** A pointer on a line. */
final class RefCell<T> extends LineCell implements RefAccess<T> {

  private @Nullable T value;

  RefCell(SimulatorEngine engine, LineTable lines, Home home, @Nullable T value) {
    super(engine, lines, home);
    this.value = value;
  }

  @Override
  public @Nullable T read(Order order) {
    engine.load(line, order);
    return value;
  }

  @Override
  public void write(@Nullable T next, Order order) {
    engine.store(line, order);
    value = next;
  }

  @Override
  public @Nullable T update(Rmw rmw, @Nullable T next, @Nullable T expected, Order order) {
    if (rmw == Rmw.COMPARE_EXCHANGE) {
      line.exchanged();
    }
    engine.rmw(line, order);
    T before = value;
    if (rmw == Rmw.EXCHANGE || before == expected) {
      value = next;
    }
    return before;
  }
}

package org.lazymm.simulator.engine;

import org.jspecify.annotations.Nullable;
import org.lazymm.api.Home;
import org.lazymm.api.Order;
import org.lazymm.api.Ref;

/** A pointer on a line. */
final class RefCell<T> extends LineCell implements Ref<T> {

  private @Nullable T value;

  RefCell(SimulatorEngine engine, LineTable lines, Home home, @Nullable T value) {
    super(engine, lines, home);
    this.value = value;
  }

  @Override
  public @Nullable T load(Order order) {
    order.checkLoad();
    engine.load(line, order);
    return value;
  }

  @Override
  public void store(@Nullable T next, Order order) {
    order.checkStore();
    engine.store(line, order);
    value = next;
  }

  @Override
  public @Nullable T exchange(@Nullable T next, Order order) {
    engine.rmw(line, order);
    T before = value;
    value = next;
    return before;
  }

  @Override
  public @Nullable T compareExchange(@Nullable T expected, @Nullable T next, Order order) {
    line.exchanged();
    engine.rmw(line, order);
    T before = value;
    if (before == expected) {
      value = next;
    }
    return before;
  }
}

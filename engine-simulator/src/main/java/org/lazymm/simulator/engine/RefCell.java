package org.lazymm.simulator.engine;

import org.jspecify.annotations.Nullable;
import org.lazymm.api.Order;
import org.lazymm.api.Ref;
import org.lazymm.simulator.coherence.Line;

/** A pointer on a line. */
final class RefCell<T> implements Ref<T> {

  private final SimulatorEngine engine;
  private final Line line;
  private @Nullable T value;

  RefCell(SimulatorEngine engine, Line line, @Nullable T value) {
    this.engine = engine;
    this.line = line;
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
    engine.rmw(line, order);
    T before = value;
    if (before == expected) {
      value = next;
    }
    return before;
  }
}

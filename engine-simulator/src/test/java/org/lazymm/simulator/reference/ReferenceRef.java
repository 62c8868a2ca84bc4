package org.lazymm.simulator.reference;

import org.jspecify.annotations.Nullable;
import org.lazymm.api.Order;
import org.lazymm.api.Ref;

/** A pointer whose value is read and written when the access is priced. */
final class ReferenceRef<T> implements Ref<T> {
  private final ReferenceEngine engine;
  private final Holders line;
  private @Nullable T value;

  ReferenceRef(ReferenceEngine engine, Holders line, @Nullable T value) {
    this.engine = engine;
    this.line = line;
    this.value = value;
  }

  @Override
  public @Nullable T load(Order order) {
    engine.load(line);
    T seen = value;
    engine.barrierAfter(order);
    return seen;
  }

  @Override
  public void store(@Nullable T next, Order order) {
    engine.store(line);
    value = next;
    engine.barrierAfter(order);
  }

  @Override
  public @Nullable T exchange(@Nullable T next, Order order) {
    engine.rmw(line);
    T before = value;
    value = next;
    engine.barrierAfterRmw(order);
    return before;
  }

  @Override
  public @Nullable T compareExchange(@Nullable T expected, @Nullable T next, Order order) {
    engine.rmw(line);
    T before = value;
    if (before == expected) {
      value = next;
    }
    engine.barrierAfterRmw(order);
    return before;
  }
}

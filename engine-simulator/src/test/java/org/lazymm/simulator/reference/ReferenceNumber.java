package org.lazymm.simulator.reference;

import org.lazymm.api.LongCell;
import org.lazymm.api.Order;

/** A number whose value is read and written when the access is priced. */
final class ReferenceNumber implements LongCell {
  private final ReferenceEngine engine;
  private final Holders line;
  private long value;

  ReferenceNumber(ReferenceEngine engine, Holders line, long value) {
    this.engine = engine;
    this.line = line;
    this.value = value;
  }

  @Override
  public long load(Order order) {
    engine.load(line);
    long seen = value;
    engine.barrierAfter(order);
    return seen;
  }

  @Override
  public void store(long next, Order order) {
    engine.store(line);
    value = next;
    engine.barrierAfter(order);
  }

  private long change(long next, Order order) {
    value = next;
    engine.barrierAfterRmw(order);
    return next;
  }

  @Override
  public long exchange(long next, Order order) {
    engine.rmw(line);
    long before = value;
    change(next, order);
    return before;
  }

  @Override
  public long compareExchange(long expected, long next, Order order) {
    engine.rmw(line);
    long before = value;
    change(before == expected ? next : before, order);
    return before;
  }

  @Override
  public void add(long delta, Order order) {
    addAndGet(delta, order);
  }

  @Override
  public long addAndGet(long delta, Order order) {
    engine.rmw(line);
    return change(value + delta, order);
  }
}

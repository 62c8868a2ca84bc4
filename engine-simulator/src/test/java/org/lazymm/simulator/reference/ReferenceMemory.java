package org.lazymm.simulator.reference;

import org.lazymm.simulator.coherence.Prices;
import org.lazymm.simulator.coherence.Topology;

/**
 * Prices one access at a time: whoever asks does so in the order of time.
 *
 * <p>An access that has to wait for its CPU's own store is not to be priced before that store is
 * done: {@link #asksAt} says when.
 */
final class ReferenceMemory {
  private final Prices prices;
  private final Topology topology;
  private final long[] storeDone;
  private long waited;
  private long storesWaited;

  ReferenceMemory(Prices prices, Topology topology) {
    this.prices = prices;
    this.topology = topology;
    this.storeDone = new long[topology.cpus()];
  }

  /** When an access may ask for its line that a CPU has come to: now, or when its store is done. */
  long asksAt(int cpu, Kind kind, Holders line, long now) {
    boolean waits =
        switch (kind) {
          case RMW, FENCE -> true;
          case STORE -> !line.untouched() && !line.onlyHolder(topology.place(cpu));
          case LOAD, PASS -> false;
        };
    return waits ? Math.max(now, storeDone[cpu]) : now;
  }

  /** When a load is done that asks now. */
  long load(int cpu, Holders line, long now) {
    int place = topology.place(cpu);
    if (line.untouched() || line.holds(place)) {
      line.join(line.untouched() ? place : line.forwarder);
      return now + prices.hit();
    }
    int level = topology.level(line.forwarder, place);
    long start = startOfTransfer(line, level, now);
    waited += start - now;
    line.join(place);
    return start + prices.latency().get(level);
  }

  /** When a CPU goes on after a store that asks now. */
  long store(int cpu, Holders line, long now) {
    int place = topology.place(cpu);
    if (!line.untouched() && !line.onlyHolder(place)) {
      int level = farthest(line, place);
      long start = startOfTransfer(line, level, now);
      storesWaited += start - now;
      storeDone[cpu] = start + prices.latency().get(level);
    }
    line.take(place);
    return now + prices.hit();
  }

  /** When a read-modify-write is done that asks now. */
  long rmw(int cpu, Holders line, long now) {
    int place = topology.place(cpu);
    long finish;
    if (line.untouched() || line.onlyHolder(place)) {
      finish = now + prices.rmw();
      line.freeAt = Math.max(line.freeAt, finish);
    } else {
      int level = farthest(line, place);
      long start = startOfTransfer(line, level, now);
      waited += start - now;
      finish = start + prices.latency().get(level) + prices.rmw();
    }
    line.take(place);
    return finish;
  }

  /** When a full barrier is done that begins now. */
  long fence(long now) {
    return now + prices.fence();
  }

  /** How long CPUs waited for busy lines, summed over all, in ticks. */
  long waited() {
    return waited;
  }

  /** How long stores waited for busy lines while their CPUs went on, in ticks. */
  long storesWaited() {
    return storesWaited;
  }

  private int farthest(Holders line, int place) {
    return line.places.stream()
        .filter(holder -> holder != place)
        .map(holder -> topology.level(holder, place))
        .max()
        .orElseThrow();
  }

  private long startOfTransfer(Holders line, int level, long now) {
    long start = Math.max(now, line.freeAt);
    long occupancy = prices.occupancy().get(level);
    line.freeAt = start + occupancy;
    if (start > now && prices.perWaiter() > 0) {
      long waiters = Math.min((start - now) / occupancy, topology.cpus() - 1);
      line.freeAt += Math.round(prices.perWaiter() * waiters);
    }
    return start;
  }
}

package org.lazymm.simulator.coherence;

import java.util.List;

/**
 * Prices memory accesses: each takes the time at which a CPU asks and returns the time at which the
 * CPU can go on.
 *
 * <p>Callers present accesses in the order of time, as near as they can; a request for a busy line
 * waits until the line is free. A store that has to fetch its line does so behind the CPU's back,
 * from the store buffer, and the next atomic or full barrier waits for it; only one such store can
 * be outstanding, so that a CPU cannot run ahead of the stores it makes. An atomic waits for the
 * CPU's outstanding store on every modelled architecture.
 *
 * <p>The first access to a line that nobody holds costs a hit: kernel memory was zeroed by its
 * first user.
 */
public final class CoherenceModel {

  private final Topology topology;
  private final Traffic traffic = new Traffic();
  private final long hit;
  private final long rmw;
  private final long fence;
  private final long[] latency;
  private final long[] occupancy;
  private final double perWaiter;

  /** By CPU: when its outstanding store has its line. */
  private final long[] storeDoneAt;

  /** A model of a machine at given prices, on which nothing happened yet. */
  public CoherenceModel(Topology topology, Prices prices) {
    this.topology = topology;
    this.hit = prices.hit();
    this.rmw = prices.rmw();
    this.fence = prices.fence();
    this.latency = array(prices.latency());
    this.occupancy = array(prices.occupancy());
    this.perWaiter = prices.perWaiter();
    this.storeDoneAt = new long[topology.cpus()];
  }

  private static long[] array(List<Long> prices) {
    return prices.stream().mapToLong(Long::longValue).toArray();
  }

  /** What was counted so far. */
  public Traffic traffic() {
    return traffic;
  }

  /**
   * A load.
   *
   * @param line the line it reads
   * @param cpu the CPU that reads
   * @param now when it asks, in ticks
   * @return when it has the value, in ticks
   */
  public long load(Line line, int cpu, long now) {
    int place = topology.place(cpu);
    if (line.isHeldBy(place)) {
      return now + hit;
    }
    if (line.owner == Line.NOBODY) {
      line.own(place);
      return now + hit;
    }
    int level = topology.level(line.owner, place);
    long start = occupy(line, level, now);
    line.share(place);
    return start + latency[level];
  }

  /**
   * A plain store.
   *
   * @param line the line it writes
   * @param cpu the CPU that writes
   * @param now when it asks, in ticks
   * @return when the CPU can go on, in ticks
   */
  public long store(Line line, int cpu, long now) {
    int place = topology.place(cpu);
    if (line.isOwnedBy(place)) {
      return now + hit;
    }
    if (line.owner == Line.NOBODY) {
      line.own(place);
      return now + hit;
    }
    long issued = Math.max(now, storeDoneAt[cpu]);
    int level = levelOfFarthestHolder(line, place);
    storeDoneAt[cpu] = occupy(line, level, issued) + latency[level];
    line.own(place);
    return issued + hit;
  }

  /**
   * An atomic read-modify-write.
   *
   * @param line the line it changes
   * @param cpu the CPU that changes it
   * @param now when it asks, in ticks
   * @return when it has the old value and the CPU can go on, in ticks
   */
  public long rmw(Line line, int cpu, long now) {
    traffic.rmw();
    int place = topology.place(cpu);
    long issued = Math.max(now, storeDoneAt[cpu]);
    if (line.isOwnedBy(place) || line.owner == Line.NOBODY) {
      line.owner = place;
      long finish = issued + rmw;
      line.freeAt = Math.max(line.freeAt, finish);
      return finish;
    }
    traffic.contendedRmw();
    int level = levelOfFarthestHolder(line, place);
    long start = occupy(line, level, issued);
    line.own(place);
    return start + latency[level] + rmw;
  }

  /**
   * A full barrier.
   *
   * @param cpu the CPU that waits
   * @param now when it asks, in ticks
   * @return when all earlier accesses of the CPU are done, in ticks
   */
  public long fence(int cpu, long now) {
    traffic.fence();
    return Math.max(now, storeDoneAt[cpu]) + fence;
  }

  private int levelOfFarthestHolder(Line line, int place) {
    if (!line.shared) {
      return topology.level(line.owner, place);
    }
    SharerSet sharers = line.sharers();
    return Math.max(topology.level(sharers.first(), place), topology.level(sharers.last(), place));
  }

  /** Waits for the line and keeps it busy; returns when the transfer starts. */
  private long occupy(Line line, int level, long now) {
    long start = Math.max(now, line.freeAt);
    long busy = occupancy[level];
    if (perWaiter > 0 && start > now && busy > 0) {
      long waiters = Math.min((start - now) / busy, topology.cpus() - 1L);
      busy += Math.round(perWaiter * waiters);
    }
    line.freeAt = start + busy;
    traffic.transfer(level, start - now);
    return start;
  }
}

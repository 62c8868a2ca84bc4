package org.lazymm.simulator.coherence;

import java.util.List;
import org.lazymm.simulator.account.Account;
import org.lazymm.simulator.account.Accounts;

/**
 * Prices memory accesses: each takes the time at which a CPU asks and returns the time at which the
 * CPU can go on, and books the time between the two.
 *
 * <p>Callers present accesses in the order of time; a request for a busy line waits until the line
 * is free. A store that has to fetch its line does so behind the CPU's back, from the store buffer,
 * and the next atomic or full barrier waits for it; only one such store can be outstanding, so that
 * a CPU cannot run ahead of the stores it makes. An atomic waits for the CPU's outstanding store on
 * every modelled architecture.
 *
 * <p>The first access to a line that nobody holds costs a hit: kernel memory was zeroed by its
 * first user.
 */
public final class CoherenceModel {

  private final Topology topology;
  private final CoherenceCounters traffic = new CoherenceCounters();
  private final Accounts accounts;
  private final long hit;
  private final long rmw;
  private final long fence;
  private final long[] latency;
  private final long[] occupancy;
  private final double perWaiter;

  /** By place: when the CPU's outstanding store has its line. */
  private final long[] storeDoneAt;

  /** The latest of them: before it no CPU need be looked up. */
  private long latestStoreDoneAt;

  /** A model of a machine at given prices, whose accounts nobody reads. */
  public CoherenceModel(Topology topology, Prices prices) {
    this(topology, prices, new Accounts());
  }

  /** A model of a machine at given prices, on which nothing happened yet. */
  public CoherenceModel(Topology topology, Prices prices, Accounts accounts) {
    this.topology = topology;
    this.accounts = accounts;
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
  public CoherenceCounters traffic() {
    return traffic;
  }

  /** When the CPU's outstanding store has its line, in ticks; in the past when there is none. */
  public long storeDoneAt(int place) {
    return storeDoneAt[place];
  }

  /**
   * Some accesses that the own cache serves and barriers that wait for nothing, in any order.
   *
   * @param hits loads and stores
   * @param rmws atomic read-modify-writes
   * @param fences full barriers, those of atomics included
   * @return how long they take, in ticks
   */
  public long alone(long hits, long rmws, long fences) {
    accounts.book(Account.HIT, hits * hit);
    accounts.book(Account.RMW, rmws * rmw);
    accounts.book(Account.FENCE, fences * fence);
    traffic.rmws(rmws);
    return hits * hit + rmws * rmw + fences * fence;
  }

  /**
   * A load.
   *
   * @param line the line it reads
   * @param place the {@linkplain Topology#place place} of the CPU that reads
   * @param now when it asks, in ticks
   * @return when it has the value, in ticks
   */
  public long load(CacheLine line, int place, long now) {
    if (line.keepsForLoad(place)) {
      accounts.book(Account.HIT, hit);
      return now + hit;
    }
    int level = topology.level(line.owner(), place);
    long start = fetch(line, level, now);
    line.share(place);
    return start + latency[level];
  }

  /**
   * A plain store.
   *
   * @param line the line it writes
   * @param place the place of the CPU that writes
   * @param now when it asks, in ticks
   * @return when the CPU can go on, in ticks
   */
  public long store(CacheLine line, int place, long now) {
    if (line.keepsForStore(place)) {
      accounts.book(Account.HIT, hit);
      return now + hit;
    }
    long issued = afterStore(place, now);
    int level = levelOfFarthestHolder(line, place);
    long done = occupy(line, level, issued) + latency[level];
    storeDoneAt[place] = done;
    latestStoreDoneAt = Math.max(latestStoreDoneAt, done);
    line.own(place);
    accounts.book(Account.HIT, hit);
    return issued + hit;
  }

  /**
   * An atomic read-modify-write.
   *
   * @param line the line it changes
   * @param place the place of the CPU that changes it
   * @param now when it asks, in ticks
   * @return when it has the old value and the CPU can go on, in ticks
   */
  public long rmw(CacheLine line, int place, long now) {
    traffic.rmws(1);
    accounts.book(Account.RMW, rmw);
    long issued = afterStore(place, now);
    if (line.keepsForStore(place)) {
      long finish = issued + rmw;
      line.freeAt = Math.max(line.freeAt, finish);
      return finish;
    }
    traffic.contendedRmw();
    int level = levelOfFarthestHolder(line, place);
    long start = fetch(line, level, issued);
    line.own(place);
    return start + latency[level] + rmw;
  }

  /**
   * A full barrier.
   *
   * @param place the place of the CPU that waits
   * @param now when it asks, in ticks
   * @return when all earlier accesses of the CPU are done, in ticks
   */
  public long fence(int place, long now) {
    accounts.book(Account.FENCE, fence);
    return afterStore(place, now) + fence;
  }

  /** The price of a load or store that the own cache serves, in ticks. */
  public long hit() {
    return hit;
  }

  /** Waits for the CPU's outstanding store. */
  private long afterStore(int place, long now) {
    if (now >= latestStoreDoneAt || now >= storeDoneAt[place]) {
      return now;
    }
    accounts.book(Account.STORE_BUFFER, storeDoneAt[place] - now);
    return storeDoneAt[place];
  }

  private int levelOfFarthestHolder(CacheLine line, int place) {
    if (!line.isShared()) {
      return topology.level(line.owner(), place);
    }
    SharerSet sharers = line.contest();
    return Math.max(topology.level(sharers.first(), place), topology.level(sharers.last(), place));
  }

  /** Takes a line over while the CPU waits; returns when the transfer starts. */
  private long fetch(CacheLine line, int level, long now) {
    long start = occupy(line, level, now);
    accounts.book(Account.LINE_WAIT, start - now);
    accounts.book(Account.transfer(level), latency[level]);
    return start;
  }

  /** Waits for the line and keeps it busy; returns when the transfer starts. */
  private long occupy(CacheLine line, int level, long now) {
    long start = Math.max(now, line.freeAt);
    long busy = occupancy[level];
    if (perWaiter > 0 && start > now && busy > 0) {
      long waiters = Math.min((start - now) / busy, topology.cpus() - 1L);
      busy += Math.round(perWaiter * waiters);
    }
    line.freeAt = start + busy;
    traffic.busy(line, busy);
    traffic.transfer(level, start - now);
    return start;
  }
}

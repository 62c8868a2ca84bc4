package org.lazymm.simulator.result;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lazymm.simulator.account.Account;

/**
 * Where the time of all CPUs went in the measured part of a run.
 *
 * @param nanoseconds by account; together the time of all CPUs
 */
public record TimeSpent(SortedMap<Account, Double> nanoseconds) implements Serializable {

  /** Copies the map. */
  public TimeSpent {
    nanoseconds = Collections.unmodifiableSortedMap(new TreeMap<>(nanoseconds));
  }

  /** Where time went. */
  public static TimeSpent of(Map<Account, Double> nanoseconds) {
    return new TimeSpent(new TreeMap<>(nanoseconds));
  }

  /** The time of an account, in nanoseconds. */
  public double on(Account account) {
    return nanoseconds.getOrDefault(account, 0.0);
  }

  /** The time of all CPUs, in nanoseconds. */
  public double total() {
    return nanoseconds.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}

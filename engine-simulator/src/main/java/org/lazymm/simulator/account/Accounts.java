package org.lazymm.simulator.account;

import java.util.Arrays;

/** How many ticks of all CPUs together went to each account; used by one thread. */
public final class Accounts {

  private final long[] ticks = new long[Account.values().length];

  /**
   * Books time to an account.
   *
   * @param account which
   * @param time in ticks, at least 0
   */
  public void book(Account account, long time) {
    ticks[account.ordinal()] += time;
  }

  /** The ticks of an account. */
  public long ticks(Account account) {
    return ticks[account.ordinal()];
  }

  /** The ticks of all accounts. */
  public long total() {
    return Arrays.stream(ticks).sum();
  }

  /** Forgets all that was booked. */
  public void clear() {
    Arrays.fill(ticks, 0);
  }
}

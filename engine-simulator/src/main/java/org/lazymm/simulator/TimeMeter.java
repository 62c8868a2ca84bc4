package org.lazymm.simulator;

import java.util.EnumMap;
import java.util.Map;
import org.lazymm.simulator.account.Account;
import org.lazymm.simulator.engine.SimulatorEngine;
import org.lazymm.simulator.result.Fidelity;
import org.lazymm.simulator.result.TimeSpent;
import org.lazymm.simulator.time.Ticks;
import org.lazymm.simulator.timeline.Skew;

/** Where the time went since a given moment, and how far it can be trusted. */
final class TimeMeter {

  private static final double NEARLY_ALL = 0.99;

  private final SimulatorEngine engine;
  private long began;
  private long clocksAtStart;

  TimeMeter(SimulatorEngine engine) {
    this.engine = engine;
  }

  /**
   * The measured part of the run begins.
   *
   * @param now in ticks
   */
  void restart(long now) {
    began = now;
    clocksAtStart = engine.timeline().cut(now);
    engine.accounts().clear();
    engine.timeline().skew().clear();
    engine.traffic().beginPeriod();
  }

  /**
   * Where the time went up to now.
   *
   * @param now in ticks
   * @throws IllegalStateException if the accounts do not add up to the time of the CPUs
   */
  TimeSpent spent(long now) {
    long clocks = engine.timeline().cut(now) - clocksAtStart;
    if (clocks != engine.accounts().total()) {
      throw new IllegalStateException(
          "the accounts have " + engine.accounts().total() + " ticks of " + clocks);
    }
    Map<Account, Double> spent = new EnumMap<>(Account.class);
    for (Account account : Account.values()) {
      long ticks = engine.accounts().ticks(account);
      if (ticks > 0) {
        spent.put(account, Ticks.toNanoseconds(ticks));
      }
    }
    return TimeSpent.of(spent);
  }

  /**
   * How far the run can be trusted.
   *
   * @param now in ticks
   */
  Fidelity fidelity(long now) {
    Skew skew = engine.timeline().skew();
    double time = Math.max(1, now - began);
    return new Fidelity(
        skew.accesses(),
        skew.inverted(),
        Ticks.toNanoseconds(skew.below(NEARLY_ALL)),
        Ticks.toNanoseconds(skew.most()),
        Math.min(1, engine.traffic().busiest() / time),
        Math.min(1, engine.traffic().busiestExchanged() / time));
  }
}

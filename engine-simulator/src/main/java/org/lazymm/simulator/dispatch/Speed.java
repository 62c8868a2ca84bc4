package org.lazymm.simulator.dispatch;

import org.lazymm.simulator.profile.FigureKey;
import org.lazymm.simulator.profile.MachineSelection;

/**
 * How much slower work is while many CPUs are busy: cores lose turbo, and siblings share their
 * core.
 *
 * <p>Memory accesses are priced by the coherence model and are not slowed down.
 */
public final class Speed {

  private final double slowdown;

  private Speed(double slowdown) {
    this.slowdown = slowdown;
  }

  /**
   * The speed of a machine.
   *
   * @param machine the CPUs in use
   * @param busy how many of them are busy at a time, on average, at least 1
   */
  public static Speed of(MachineSelection machine, double busy) {
    int allCores = machine.profile().shape().physicalCores();
    int threads = machine.profile().shape().threads();
    double cores = Math.max(1, Math.min(allCores, machine.cpus()));
    double turboLoss = 1 - machine.profile().figure(FigureKey.SCALE_ALL_CORES).value();
    double perSibling = machine.profile().figure(FigureKey.SCALE_SMT).value();
    double threadsOfCore = Math.max(1, Math.min(threads, busy / cores));
    double coreSpeed = 1 - turboLoss * Math.min(1, busy / allCores);
    double coreThroughput = coreSpeed * (1 + perSibling * (threadsOfCore - 1));
    return new Speed(threadsOfCore / coreThroughput);
  }

  /**
   * How long work takes that takes the given time on a machine that is idle otherwise, in ticks.
   */
  public long slow(long ticks) {
    return Math.round(ticks * slowdown);
  }

  /** The factor by which work takes longer, at least 1. */
  public double slowdown() {
    return slowdown;
  }
}

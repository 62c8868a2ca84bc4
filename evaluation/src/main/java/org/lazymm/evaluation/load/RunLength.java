package org.lazymm.evaluation.load;

import org.lazymm.simulator.SimulationSettings.Length;

/**
 * How long synthetic runs are. A run in which a CPU switches a few times only measures how it
 * starts, so that each run has at least {@value #FEWEST_FOR_EACH_CPU} switches for each CPU.
 *
 * @param switches as asked for
 */
public record RunLength(long switches) {
  /** The fewest context switches for each CPU: a tenth of them is warm-up. */
  public static final long FEWEST_FOR_EACH_CPU = 100;

  private static final long LONGEST_NANOSECONDS = 10_000_000_000L;

  /**
   * When a run stops.
   *
   * @param cpus how many CPUs it is on
   */
  public Length on(int cpus) {
    return new Length(Math.max(switches, FEWEST_FOR_EACH_CPU * cpus), LONGEST_NANOSECONDS);
  }
}

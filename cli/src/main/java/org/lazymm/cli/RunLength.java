package org.lazymm.cli;

import java.util.List;
import org.lazymm.simulator.SimulationSettings.Length;
import org.lazymm.simulator.profile.MachineSelection;

/**
 * How long synthetic runs are. A run in which a CPU switches a few times only measures how it
 * starts, so that each run has at least {@value #FEWEST_FOR_EACH_CPU} switches for each CPU.
 *
 * @param switches as asked for
 */
record RunLength(long switches) {
  /** The fewest context switches for each CPU: a tenth of them is warm-up. */
  static final long FEWEST_FOR_EACH_CPU = 100;

  private static final long LONGEST_NANOSECONDS = 10_000_000_000L;

  /**
   * When a run stops.
   *
   * @param cpus how many CPUs it is on
   */
  Length on(int cpus) {
    return new Length(Math.max(switches, FEWEST_FOR_EACH_CPU * cpus), LONGEST_NANOSECONDS);
  }

  /**
   * Says on which machines runs are longer than was asked for, if on any.
   *
   * @param machines all on which there are runs, small ones first
   */
  void mentionLonger(List<MachineSelection> machines, Complaints complaints) {
    List<Integer> longer =
        machines.stream()
            .map(MachineSelection::cpus)
            .filter(cpus -> on(cpus).switches() > switches)
            .toList();
    if (!longer.isEmpty()) {
      int fewest = longer.get(0);
      int most = longer.get(longer.size() - 1);
      complaints.mention(
          "--switches " + switches,
          "fewer than "
              + FEWEST_FOR_EACH_CPU
              + " for each CPU on "
              + (fewest == most ? "" : fewest + " to ")
              + most
              + " CPUs; raised to that there, "
              + on(most).switches()
              + " on "
              + most);
    }
  }
}

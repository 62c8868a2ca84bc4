package org.lazymm.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lazymm.simulator.Simulation;

/**
 * Prints how much memory a simulated machine takes for each CPU, each with an idle task, a thread
 * and the scheme's state: the live heap with one booted and running simulation against none.
 */
public final class SimulatorFootprint {

  private static final int[] CPUS = {64, 1024, 8192};
  private static final int SWITCHES_FOR_EACH_CPU = 20;

  private SimulatorFootprint() {}

  /**
   * Prints one line for each size of machine.
   *
   * @param args the scheme; {@code hazard} when there is none
   */
  public static void main(String[] args) {
    String scheme = args.length > 0 ? args[0] : "hazard";
    SimulatedSwitches.on(scheme, 2).runSwitches(10_000);
    List<Simulation> kept = new ArrayList<>();
    for (int cpus : CPUS) {
      long before = liveHeap();
      Simulation simulation = SimulatedSwitches.on(scheme, cpus);
      simulation.runSwitches((long) SWITCHES_FOR_EACH_CPU * cpus);
      kept.add(simulation);
      long bytes = liveHeap() - before;
      System.out.printf(
          Locale.ROOT,
          "%s, %d CPUs: %d bytes, %d bytes for each CPU%n",
          scheme,
          cpus,
          bytes,
          bytes / cpus);
    }
    System.out.printf(Locale.ROOT, "%d simulations measured%n", kept.size());
  }

  private static long liveHeap() {
    Runtime runtime = Runtime.getRuntime();
    long live = Long.MAX_VALUE;
    for (int round = 0; round < 3; round++) {
      System.gc();
      live = Math.min(live, runtime.totalMemory() - runtime.freeMemory());
    }
    return live;
  }
}

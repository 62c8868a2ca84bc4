package org.lazymm.simulator.reference;

import java.util.Locale;
import org.lazymm.scheduler.discovery.Discovery;
import org.lazymm.scheduler.discovery.SchemeRegistry;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.simulator.Simulation;
import org.lazymm.simulator.SimulationSettings;
import org.lazymm.simulator.profile.ProfileCatalogue;
import org.lazymm.simulator.result.InterruptCounts;
import org.lazymm.simulator.result.SimulationResult;
import org.lazymm.simulator.workload.WorkloadSelection;

/**
 * The same run by the simulator and by the reference.
 *
 * @param name workload, scheme, profile and CPUs
 * @param product what the simulator says
 * @param reference what the reference says
 */
record ReferenceComparison(String name, ReferenceResult product, ReferenceResult reference) {
  private static final SchemeRegistry SCHEMES = Discovery.onClassPath().registry();
  private static final long LONG = 10_000_000_000_000L;

  /** Runs both. */
  static ReferenceComparison of(
      String workload, String scheme, String profile, int cpus, long seed, long switches) {
    SimulationSettings settings =
        new SimulationSettings(
            SchemeSelection.parse(SCHEMES, scheme),
            WorkloadSelection.parse(workload),
            ProfileCatalogue.ofUser().find(profile).withCpus(cpus),
            seed,
            new SimulationSettings.Length(switches, LONG));
    return new ReferenceComparison(
        String.join(" ", workload, scheme, profile, Integer.toString(cpus)),
        summary(Simulation.run(settings)),
        ReferenceSimulation.run(settings));
  }

  private static ReferenceResult summary(SimulationResult result) {
    return new ReferenceResult(
        result.operationsPerSecond(),
        result.memory().stalledNanoseconds() / result.switches().total(),
        result.exitLatency().meanNanoseconds(),
        result.exitLatency().count(),
        interrupts(result.interrupts()));
  }

  private static long interrupts(InterruptCounts counts) {
    return counts.scheme()
        + counts.tlbFlush()
        + counts.trimUseful()
        + counts.trimWasted()
        + counts.membarrier();
  }

  /** By what share the simulator says more operations per second. */
  double rateError() {
    return product.operationsPerSecond() / reference.operationsPerSecond() - 1;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s: rate %.0f vs %.0f (%s), waiting %.2f vs %.2f ns a switch (%s), exit %.0f vs %.0f ns"
            + " (%s) of %d, interrupts %d vs %d",
        name,
        product.operationsPerSecond(),
        reference.operationsPerSecond(),
        error(product.operationsPerSecond(), reference.operationsPerSecond()),
        product.waitedPerSwitch(),
        reference.waitedPerSwitch(),
        error(product.waitedPerSwitch(), reference.waitedPerSwitch()),
        product.meanExit(),
        reference.meanExit(),
        error(product.meanExit(), reference.meanExit()),
        reference.exits(),
        product.interrupts(),
        reference.interrupts());
  }

  private static String error(double product, double reference) {
    return reference == 0
        ? "-"
        : String.format(Locale.ROOT, "%+.2f %%", 100 * (product / reference - 1));
  }
}

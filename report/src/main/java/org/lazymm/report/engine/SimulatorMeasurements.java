package org.lazymm.report.engine;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.lazymm.report.Contention;
import org.lazymm.report.Measurement;
import org.lazymm.report.Metric;
import org.lazymm.report.Metrics;
import org.lazymm.simulator.result.Durations;
import org.lazymm.simulator.result.SimulationResult;

/** What the simulator measured, in the words of a report. */
public final class SimulatorMeasurements {

  private static final Map<String, Metric> TRANSFERS =
      Map.of(
          "smt", Metrics.TRANSFERS_SMT,
          "llc", Metrics.TRANSFERS_LLC,
          "ccx", Metrics.TRANSFERS_CCX,
          "socket", Metrics.TRANSFERS_SOCKET,
          "far", Metrics.TRANSFERS_FAR,
          "remote", Metrics.TRANSFERS_REMOTE);

  private SimulatorMeasurements() {}

  /**
   * The measurement of a run.
   *
   * @param at where the run stands on its workload's axis: its CPUs, unless it varies a knob
   */
  public static Measurement of(SimulationResult result, double at) {
    return new Measurement(
        result.workload(),
        result.profile(),
        result.cpus(),
        at,
        result.scheme(),
        Contention.valueOf(result.contention().toUpperCase(Locale.ROOT)),
        values(result));
  }

  private static Map<Metric, Double> values(SimulationResult result) {
    Map<Metric, Double> values = new HashMap<>();
    long switches = result.switches().total();
    double time = result.nanoseconds();
    if (time > 0) {
      values.put(Metrics.SWITCHES_PER_SECOND, switches * 1e9 / time);
      values.put(Metrics.OPERATIONS_PER_SECOND, result.operationsPerSecond());
    }
    if (switches > 0) {
      values.put(Metrics.TIME_PER_SWITCH, time * result.cpus() / switches);
    }
    put(values, Metrics.SWITCHES, switches);
    put(values, Metrics.SWITCHES_USER_USER, result.switches().userToUser());
    put(values, Metrics.SWITCHES_USER_KERNEL, result.switches().userToKernel());
    put(values, Metrics.SWITCHES_KERNEL_KERNEL, result.switches().kernelToKernel());
    put(values, Metrics.SWITCHES_KERNEL_USER, result.switches().kernelToUser());
    put(values, Metrics.RMWS, result.memory().rmws());
    put(values, Metrics.SHARED_RMWS, result.memory().sharedRmws());
    put(values, Metrics.CONTENDED_RMWS, result.memory().contendedRmws());
    put(values, Metrics.FULL_BARRIERS, result.memory().fullBarriers());
    values.put(Metrics.LINE_WAIT, result.memory().stalledNanoseconds());
    result.memory().transfers().forEach((where, n) -> put(values, transfers(where), n));
    put(values, Metrics.IPIS_USEFUL, result.interrupts().schemeUseful());
    put(values, Metrics.IPIS_IN_VAIN, result.interrupts().schemeInVain());
    put(values, Metrics.IPIS_TO_IDLE, result.interrupts().schemeToIdle());
    put(values, Metrics.IPIS_TLB_FLUSH, result.interrupts().tlbFlush());
    put(values, Metrics.IPIS_MEMBARRIER, result.interrupts().membarrier());
    put(values, Metrics.EXITS, result.retention().died());
    values.put(Metrics.SCAN_LENGTH_MEAN, result.scanLength());
    put(values, Metrics.SCAN_LENGTH_MAX, result.scanLengthMax());
    Durations exit = result.exitLatency();
    if (exit.count() > 0) {
      values.put(Metrics.EXIT_LATENCY_MEAN, exit.meanNanoseconds());
      put(values, Metrics.EXIT_LATENCY_P50, exit.p50Nanoseconds());
      put(values, Metrics.EXIT_LATENCY_P99, exit.p99Nanoseconds());
      put(values, Metrics.EXIT_LATENCY_MAX, exit.maxNanoseconds());
    }
    put(values, Metrics.DEAD_MMS_PEAK, result.retention().peak());
    values.put(Metrics.DEAD_MMS_MEAN, result.retention().mean());
    put(values, Metrics.DEAD_BYTES_PEAK, result.retention().peakBytes());
    put(values, Metrics.DEAD_MMS_AT_END, result.retention().died() - result.retention().freed());
    Durations free = result.retention().timeToFree();
    if (free.count() > 0) {
      put(values, Metrics.TIME_TO_FREE_P50, free.p50Nanoseconds());
      put(values, Metrics.TIME_TO_FREE_P99, free.p99Nanoseconds());
      put(values, Metrics.TIME_TO_FREE_MAX, free.maxNanoseconds());
    }
    return values;
  }

  private static Metric transfers(String distance) {
    Metric metric = TRANSFERS.get(distance);
    if (metric == null) {
      throw new IllegalArgumentException(
          "no metric for line transfers over the distance '" + distance + "'");
    }
    return metric;
  }

  private static void put(Map<Metric, Double> values, Metric metric, long value) {
    values.put(metric, (double) value);
  }
}

package org.lazymm.evaluation.compare;

import java.util.HashMap;
import java.util.Map;
import org.lazymm.report.Measurement;
import org.lazymm.report.Metric;
import org.lazymm.report.Metrics;
import org.lazymm.simulator.account.Account;
import org.lazymm.simulator.coherence.Distance;
import org.lazymm.simulator.result.Durations;
import org.lazymm.simulator.result.Fidelity;
import org.lazymm.simulator.result.InterruptCounts;
import org.lazymm.simulator.result.MemoryCounts;
import org.lazymm.simulator.result.Retention;
import org.lazymm.simulator.result.SimulationResult;
import org.lazymm.simulator.result.SwitchCounts;
import org.lazymm.simulator.result.TimeSpent;

/** What the simulator measured, in the words of a report. */
final class SimulatorMeasurements {
  private final Map<Metric, Double> values = new HashMap<>();

  private SimulatorMeasurements(SimulationResult result, boolean paced) {
    switches(result.switches());
    if (!paced) {
      speed(result);
      latency(result.exitLatency());
    }
    memory(result.memory());
    interrupts(result.interrupts());
    exits(result);
    retention(result.retention());
    time(result.time());
    fidelity(result.fidelity());
  }

  /**
   * What one run cost.
   *
   * @param workload the id of what was run
   * @param profile the id of the machine
   * @param paced whether the load says when each switch is, so that its speed is not the scheme's
   * @param draw which draw of what is not known
   * @param result what came of it
   */
  public static Measurement of(
      String workload, String profile, boolean paced, int draw, SimulationResult result) {
    return Measurement.onCpus(
        workload,
        profile,
        result.cpus(),
        result.scheme(),
        draw,
        new SimulatorMeasurements(result, paced).values);
  }

  private void switches(SwitchCounts switches) {
    put(Metrics.SWITCHES, switches.total());
    put(Metrics.SWITCHES_USER_USER, switches.userToUser());
    put(Metrics.SWITCHES_USER_KERNEL, switches.userToKernel());
    put(Metrics.SWITCHES_KERNEL_KERNEL, switches.kernelToKernel());
    put(Metrics.SWITCHES_KERNEL_USER, switches.kernelToUser());
  }

  private void speed(SimulationResult result) {
    long switches = result.switches().total();
    if (result.nanoseconds() > 0 && switches > 0) {
      put(Metrics.OPERATIONS_PER_SECOND, result.operationsPerSecond());
      put(Metrics.SWITCHES_PER_SECOND, switches * 1e9 / result.nanoseconds());
      put(Metrics.TIME_PER_SWITCH, result.nanoseconds() * result.cpus() / switches);
    }
  }

  private void memory(MemoryCounts memory) {
    put(Metrics.RMWS, memory.rmws());
    put(Metrics.SHARED_RMWS, memory.sharedRmws());
    put(Metrics.CONTENDED_RMWS, memory.contendedRmws());
    put(Metrics.FULL_BARRIERS, memory.fullBarriers());
    put(Metrics.LINE_WAIT, memory.stalledNanoseconds());
    memory.transfers().forEach((distance, count) -> put(transfers(distance), count));
  }

  private static Metric transfers(Distance distance) {
    return switch (distance) {
      case SMT -> Metrics.TRANSFERS_SMT;
      case LLC -> Metrics.TRANSFERS_LLC;
      case CCX -> Metrics.TRANSFERS_CCX;
      case SOCKET -> Metrics.TRANSFERS_SOCKET;
      case FAR -> Metrics.TRANSFERS_FAR;
      case REMOTE -> Metrics.TRANSFERS_REMOTE;
    };
  }

  private void interrupts(InterruptCounts interrupts) {
    put(Metrics.IPIS_USEFUL, interrupts.schemeUseful());
    put(Metrics.IPIS_WASTED, interrupts.schemeWasted());
    put(Metrics.IPIS_TO_IDLE, interrupts.schemeToIdle());
    put(Metrics.IPIS_AT_MMDROP, interrupts.schemeAtMmdrop());
    put(Metrics.IPIS_TRIM_USEFUL, interrupts.trimUseful());
    put(Metrics.IPIS_TRIM_WASTED, interrupts.trimWasted());
    put(Metrics.IPIS_TLB_FLUSH, interrupts.tlbFlush());
    put(Metrics.IPIS_MEMBARRIER, interrupts.membarrier());
  }

  private void exits(SimulationResult result) {
    put(Metrics.EXITS, result.retention().died());
    put(Metrics.SCAN_LENGTH_MEAN, result.scanLength());
    put(Metrics.SCAN_LENGTH_MAX, result.scanLengthMax());
  }

  private void latency(Durations latency) {
    if (latency.count() > 0) {
      put(Metrics.EXIT_LATENCY_MEAN, latency.meanNanoseconds());
      put(Metrics.EXIT_LATENCY_P50, latency.p50Nanoseconds());
      put(Metrics.EXIT_LATENCY_P99, latency.p99Nanoseconds());
      put(Metrics.EXIT_LATENCY_MAX, latency.maxNanoseconds());
    }
  }

  private void retention(Retention retention) {
    put(Metrics.DEAD_MMS_PEAK, retention.peak());
    put(Metrics.DEAD_MMS_MEAN, retention.mean());
    put(Metrics.DEAD_BYTES_PEAK, retention.peakBytes());
    put(Metrics.DEAD_MMS_AT_END, Math.max(0, retention.died() - retention.freed()));
    Durations toFree = retention.timeToFree();
    if (toFree.count() > 0) {
      put(Metrics.TIME_TO_FREE_P50, toFree.p50Nanoseconds());
      put(Metrics.TIME_TO_FREE_P99, toFree.p99Nanoseconds());
      put(Metrics.TIME_TO_FREE_MAX, toFree.maxNanoseconds());
    }
  }

  private void time(TimeSpent time) {
    for (Account account : Account.values()) {
      put(spentOn(account), time.on(account));
    }
  }

  private static Metric spentOn(Account account) {
    return switch (account) {
      case USER -> Metrics.TIME_USER;
      case KERNEL -> Metrics.TIME_KERNEL;
      case HIT -> Metrics.TIME_HIT;
      case RMW -> Metrics.TIME_RMW;
      case FENCE -> Metrics.TIME_FENCE;
      case TRANSFER_SMT -> Metrics.TIME_TRANSFER_SMT;
      case TRANSFER_LLC -> Metrics.TIME_TRANSFER_LLC;
      case TRANSFER_CCX -> Metrics.TIME_TRANSFER_CCX;
      case TRANSFER_SOCKET -> Metrics.TIME_TRANSFER_SOCKET;
      case TRANSFER_FAR -> Metrics.TIME_TRANSFER_FAR;
      case TRANSFER_REMOTE -> Metrics.TIME_TRANSFER_REMOTE;
      case LINE_WAIT -> Metrics.TIME_LINE_WAIT;
      case STORE_BUFFER -> Metrics.TIME_STORE_BUFFER;
      case IPI_SEND -> Metrics.TIME_IPI_SEND;
      case IPI_WAIT -> Metrics.TIME_IPI_WAIT;
      case IPI_HANDLE -> Metrics.TIME_IPI_HANDLE;
      case WAKE -> Metrics.TIME_WAKE;
      case FLUSH -> Metrics.TIME_FLUSH;
      case MMU -> Metrics.TIME_MMU;
      case IDLE -> Metrics.TIME_IDLE;
      case OFFLINE -> Metrics.TIME_OFFLINE;
    };
  }

  private void fidelity(Fidelity fidelity) {
    put(Metrics.INVERTED, fidelity.invertedShare());
    put(Metrics.SKEW_P99, fidelity.skewP99Nanoseconds());
    put(Metrics.BUSIEST_LINE, fidelity.busiestLine());
    put(Metrics.BUSIEST_EXCHANGED, fidelity.busiestExchanged());
  }

  private void put(Metric metric, double value) {
    values.put(metric, value);
  }
}

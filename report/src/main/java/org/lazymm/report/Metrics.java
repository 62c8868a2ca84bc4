package org.lazymm.report;

import static org.lazymm.report.MetricGroup.EXIT;
import static org.lazymm.report.MetricGroup.INTERRUPTS;
import static org.lazymm.report.MetricGroup.LOAD;
import static org.lazymm.report.MetricGroup.MEMORY;
import static org.lazymm.report.MetricGroup.RETENTION;
import static org.lazymm.report.MetricGroup.SPEED;
import static org.lazymm.report.MetricGroup.TRANSFERS;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The metrics that come with lazymm, in the order in which reports show them.
 *
 * <p>Longer than 400 lines: a list: one constant for each metric.
 */
public final class Metrics {

  private static final List<Metric> ALL = new ArrayList<>();
  private static final Map<String, Integer> POSITIONS = new HashMap<>();

  /** Context switches of all CPUs in a second of virtual time. */
  public static final Metric SWITCHES_PER_SECOND =
      rate(
          SPEED,
          "switches-per-second",
          "switches per second",
          "Context switches of all CPUs in a second of virtual time");

  /** What the load counts (round trips, processes, requests) in a second of virtual time. */
  public static final Metric OPERATIONS_PER_SECOND =
      rate(
          SPEED,
          "operations-per-second",
          "operations per second",
          "What the load counts (round trips, processes, requests) in a second of virtual time");

  /**
   * Virtual time of a CPU for each context switch, whatever it did between them: CPUs times time by
   * switches.
   */
  public static final Metric TIME_PER_SWITCH =
      time(
          SPEED,
          "time-per-switch",
          "time per switch",
          "Virtual time of a CPU for each context switch, whatever it did between them: CPUs times"
              + " time by switches");

  /** Context switches of all kinds. */
  public static final Metric SWITCHES =
      load(LOAD, "switches", "context switches", "Context switches of all kinds");

  /** Switches from a user task to a user task. */
  public static final Metric SWITCHES_USER_USER =
      load(LOAD, "switches-user-user", "user to user", "Switches from a user task to a user task");

  /** Switches from a user task to a kernel thread or to idle: a borrow begins. */
  public static final Metric SWITCHES_USER_KERNEL =
      load(
          LOAD,
          "switches-user-kernel",
          "user to kernel",
          "Switches from a user task to a kernel thread or to idle: a borrow begins");

  /** Switches between kernel threads, idle included: a borrow is handed over. */
  public static final Metric SWITCHES_KERNEL_KERNEL =
      load(
          LOAD,
          "switches-kernel-kernel",
          "kernel to kernel",
          "Switches between kernel threads, idle included: a borrow is handed over");

  /** Switches from a kernel thread or from idle to a user task: a borrow ends. */
  public static final Metric SWITCHES_KERNEL_USER =
      load(
          LOAD,
          "switches-kernel-user",
          "kernel to user",
          "Switches from a kernel thread or from idle to a user task: a borrow ends");

  /** Atomic read-modify-writes of all kinds. */
  public static final Metric RMWS =
      cost(MEMORY, "rmws", "RMWs", "Atomic read-modify-writes of all kinds");

  /** Atomic read-modify-writes on data that does not belong to the CPU that makes them. */
  public static final Metric SHARED_RMWS =
      cost(
          MEMORY,
          "shared-rmws",
          "RMWs on shared lines",
          "Atomic read-modify-writes on data that does not belong to the CPU that makes them");

  /** Atomic read-modify-writes that had to fetch their line from another CPU. */
  public static final Metric CONTENDED_RMWS =
      cost(
          MEMORY,
          "contended-rmws",
          "RMWs that fetch a line",
          "Atomic read-modify-writes that had to fetch their line from another CPU");

  /** Full memory barriers, read-modify-writes that are one included. */
  public static final Metric FULL_BARRIERS =
      cost(
          MEMORY,
          "full-barriers",
          "full barriers",
          "Full memory barriers, read-modify-writes that are one included");

  /**
   * Virtual time that accesses waited because another CPU's access kept the line busy, summed over
   * all CPUs.
   */
  public static final Metric LINE_WAIT =
      time(
          MEMORY,
          "line-wait",
          "waiting for busy lines",
          "Virtual time that accesses waited because another CPU's access kept the line busy,"
              + " summed over all CPUs");

  /** Lines fetched from the other hardware thread of the core. */
  public static final Metric TRANSFERS_SMT =
      cost(
          TRANSFERS,
          "transfers-smt",
          "SMT sibling",
          "Lines fetched from the other hardware thread of the core");

  /** Lines fetched from a core under the same last-level cache. */
  public static final Metric TRANSFERS_LLC =
      cost(
          TRANSFERS,
          "transfers-llc",
          "same last-level cache",
          "Lines fetched from a core under the same last-level cache");

  /** Lines fetched from another last-level cache of the same socket. */
  public static final Metric TRANSFERS_CCX =
      cost(
          TRANSFERS,
          "transfers-ccx",
          "other core complex",
          "Lines fetched from another last-level cache of the same socket");

  /** Lines fetched from another socket of the same group. */
  public static final Metric TRANSFERS_SOCKET =
      cost(
          TRANSFERS,
          "transfers-socket",
          "other socket",
          "Lines fetched from another socket of the same group");

  /** Lines fetched from another group of sockets. */
  public static final Metric TRANSFERS_FAR =
      cost(
          TRANSFERS,
          "transfers-far",
          "far socket group",
          "Lines fetched from another group of sockets");

  /** Lines fetched from another box, behind a node controller. */
  public static final Metric TRANSFERS_REMOTE =
      cost(
          TRANSFERS,
          "transfers-remote",
          "other box",
          "Lines fetched from another box, behind a node controller");

  /** Interrupts for the scheme that changed something on their target. */
  public static final Metric IPIS_USEFUL =
      cost(
          INTERRUPTS,
          "ipis-useful",
          "useful IPIs",
          "Interrupts for the scheme that changed something on their target");

  /** Interrupts for the scheme that changed nothing on their target. */
  public static final Metric IPIS_WASTED =
      cost(
          INTERRUPTS,
          "ipis-wasted",
          "wasted IPIs",
          "Interrupts for the scheme that changed nothing on their target");

  /** Interrupts for the scheme, useful or not, that woke an idle CPU. */
  public static final Metric IPIS_TO_IDLE =
      cost(
          INTERRUPTS,
          "ipis-to-idle",
          "IPIs to idle CPUs",
          "Interrupts for the scheme, useful or not, that woke an idle CPU");

  /** Interrupts for the scheme about an mm whose last counted reference was gone. */
  public static final Metric IPIS_AT_MMDROP =
      cost(
          INTERRUPTS,
          "ipis-at-mmdrop",
          "IPIs at the last mmdrop",
          "Interrupts for the scheme, useful or not, after mm_count fell to 0; the others came"
              + " before, as at the final flush");

  /** Interrupts that trim the mask of an mm in its life, to CPUs that were lazy on it. */
  public static final Metric IPIS_TRIM_USEFUL =
      cost(
          INTERRUPTS,
          "ipis-trim-useful",
          "useful trims in life",
          "Interrupts by a flush of an mm with one user, whatever the scheme, to CPUs that were lazy"
              + " on the mm");

  /** Interrupts that trim the mask of an mm in its life, to CPUs that had left it. */
  public static final Metric IPIS_TRIM_WASTED =
      cost(
          INTERRUPTS,
          "ipis-trim-wasted",
          "wasted trims in life",
          "Interrupts by a flush of an mm with one user, whatever the scheme, to CPUs that had left"
              + " the mm and lingered in its mask");

  /** Interrupts that flush translations, whatever the scheme. */
  public static final Metric IPIS_TLB_FLUSH =
      cost(
          INTERRUPTS,
          "ipis-tlb-flush",
          "IPIs for TLB flushes",
          "Interrupts that flush translations, whatever the scheme");

  /** Interrupts that {@code membarrier(2)} sends. */
  public static final Metric IPIS_MEMBARRIER =
      cost(
          INTERRUPTS,
          "ipis-membarrier",
          "IPIs for membarrier",
          "Interrupts that membarrier(2) sends");

  /** Times that the last user of an mm went away. */
  public static final Metric EXITS =
      load(EXIT, "exits", "mms that died", "Times that the last user of an mm went away");

  /** CPUs whose record a scan reads to find lazy users, the mean over all scans. */
  public static final Metric SCAN_LENGTH_MEAN =
      mean(
          EXIT,
          "scan-length-mean",
          "CPUs per scan, mean",
          "CPUs whose record a scan reads to find lazy users, the mean over all scans");

  /** CPUs whose record a scan reads to find lazy users, the longest scan. */
  public static final Metric SCAN_LENGTH_MAX =
      cost(
          EXIT,
          "scan-length-max",
          "CPUs per scan, max",
          "CPUs whose record a scan reads to find lazy users, the longest scan");

  /** Virtual time that the scheme takes of the CPU on which the last user goes away, the mean. */
  public static final Metric EXIT_LATENCY_MEAN =
      time(
          EXIT,
          "exit-latency-mean",
          "exit latency, mean",
          "Virtual time that the scheme takes of the CPU on which the last user goes away, the"
              + " mean");

  /** Virtual time that the scheme takes of the CPU on which the last user goes away, the median. */
  public static final Metric EXIT_LATENCY_P50 =
      time(
          EXIT,
          "exit-latency-p50",
          "exit latency, p50",
          "Virtual time that the scheme takes of the CPU on which the last user goes away, the"
              + " median");

  /**
   * Virtual time that the scheme takes of the CPU on which the last user goes away, the 99th
   * percentile.
   */
  public static final Metric EXIT_LATENCY_P99 =
      time(
          EXIT,
          "exit-latency-p99",
          "exit latency, p99",
          "Virtual time that the scheme takes of the CPU on which the last user goes away, the 99th"
              + " percentile");

  /**
   * Virtual time that the scheme takes of the CPU on which the last user goes away, the longest.
   */
  public static final Metric EXIT_LATENCY_MAX =
      time(
          EXIT,
          "exit-latency-max",
          "exit latency, max",
          "Virtual time that the scheme takes of the CPU on which the last user goes away, the"
              + " longest");

  /** Most mms at a time that had no user and were not freed. */
  public static final Metric DEAD_MMS_PEAK =
      cost(
          RETENTION,
          "dead-mms-peak",
          "dead mms, peak",
          "Most mms at a time that had no user and were not freed");

  /** Mms that had no user and were not freed, the mean over virtual time. */
  public static final Metric DEAD_MMS_MEAN =
      mean(
          RETENTION,
          "dead-mms-mean",
          "dead mms, mean",
          "Mms that had no user and were not freed, the mean over virtual time");

  /** Memory of the mms that had no user and were not freed, the most at a time. */
  public static final Metric DEAD_BYTES_PEAK =
      bytes(
          RETENTION,
          "dead-bytes-peak",
          "memory of dead mms, peak",
          "Memory of the mms that had no user and were not freed, the most at a time");

  /** Virtual time from the death of an mm until it is freed, the median. */
  public static final Metric TIME_TO_FREE_P50 =
      time(
          RETENTION,
          "time-to-free-p50",
          "death to free, p50",
          "Virtual time from the death of an mm until it is freed, the median");

  /** Virtual time from the death of an mm until it is freed, the 99th percentile. */
  public static final Metric TIME_TO_FREE_P99 =
      time(
          RETENTION,
          "time-to-free-p99",
          "death to free, p99",
          "Virtual time from the death of an mm until it is freed, the 99th percentile");

  /** Virtual time from the death of an mm until it is freed, the longest. */
  public static final Metric TIME_TO_FREE_MAX =
      time(
          RETENTION,
          "time-to-free-max",
          "death to free, max",
          "Virtual time from the death of an mm until it is freed, the longest");

  /** Mms that had no user and were still not freed when the run ended. */
  public static final Metric DEAD_MMS_AT_END =
      cost(
          RETENTION,
          "dead-mms-at-end",
          "dead mms at the end",
          "Mms that had no user and were still not freed when the run ended");

  // Where the time of the CPUs goes. Every tick of every CPU is in exactly one of them.

  /**
   * User tasks at work; of a recorded trace all that was recorded of a busy CPU, its paths through
   * the kernel included.
   */
  public static final Metric TIME_USER =
      spent(
          "user",
          "user work",
          "User tasks at work; of a recorded trace all that was recorded of a busy CPU, its paths through the kernel included");

  /** Paths through the kernel that no scheme changes: switching, fork, exec, unmapping. */
  public static final Metric TIME_KERNEL =
      spent(
          "kernel",
          "kernel path",
          "Paths through the kernel that no scheme changes: switching, fork, exec, unmapping");

  /** Loads and stores that the own cache serves. */
  public static final Metric TIME_HIT =
      spent("hit", "hits", "Loads and stores that the own cache serves");

  /** Atomic read-modify-writes, the transfer of their lines apart. */
  public static final Metric TIME_RMW =
      spent(
          "rmw",
          "read-modify-writes",
          "Atomic read-modify-writes, the transfer of their lines apart");

  /** Full memory barriers, waiting for stores apart. */
  public static final Metric TIME_FENCE =
      spent("fence", "full barriers", "Full memory barriers, waiting for stores apart");

  /** Transfers of lines from the other hardware thread of the core. */
  public static final Metric TIME_TRANSFER_SMT =
      spent(
          "transfer-smt",
          "lines from the sibling",
          "Transfers of lines from the other hardware thread of the core");

  /** Transfers of lines from a core under the same last-level cache. */
  public static final Metric TIME_TRANSFER_LLC =
      spent(
          "transfer-llc",
          "lines, same cache",
          "Transfers of lines from a core under the same last-level cache");

  /** Transfers of lines from another last-level cache of the socket. */
  public static final Metric TIME_TRANSFER_CCX =
      spent(
          "transfer-ccx",
          "lines, other cache",
          "Transfers of lines from another last-level cache of the socket");

  /** Transfers of lines from another socket. */
  public static final Metric TIME_TRANSFER_SOCKET =
      spent("transfer-socket", "lines, other socket", "Transfers of lines from another socket");

  /** Transfers of lines from another group of sockets. */
  public static final Metric TIME_TRANSFER_FAR =
      spent(
          "transfer-far", "lines, far socket", "Transfers of lines from another group of sockets");

  /** Transfers of lines from another box. */
  public static final Metric TIME_TRANSFER_REMOTE =
      spent("transfer-remote", "lines, other box", "Transfers of lines from another box");

  /**
   * Waiting until a line is free that others take over, stores apart, which wait behind the CPU's
   * back.
   */
  public static final Metric TIME_LINE_WAIT =
      spent(
          "line-wait",
          "waiting for lines",
          "Waiting until a line is free that others take over, stores apart, which wait behind the CPU's back");

  /** Waiting until an own store has its line. */
  public static final Metric TIME_STORE_BUFFER =
      spent("store-buffer", "waiting for stores", "Waiting until an own store has its line");

  /** Sending interrupts to other CPUs. */
  public static final Metric TIME_IPI_SEND =
      spent("ipi-send", "sending IPIs", "Sending interrupts to other CPUs");

  /** Waiting until other CPUs have handled interrupts. */
  public static final Metric TIME_IPI_WAIT =
      spent("ipi-wait", "waiting for IPIs", "Waiting until other CPUs have handled interrupts");

  /** Entering and leaving interrupt handlers; what is done in them is booked as everywhere. */
  public static final Metric TIME_IPI_HANDLE =
      spent(
          "ipi-handle",
          "taking IPIs",
          "Entering and leaving interrupt handlers; what is done in them is booked as everywhere");

  /** Leaving an idle state, and waking other CPUs. */
  public static final Metric TIME_WAKE =
      spent("wake", "waking", "Leaving an idle state, and waking other CPUs");

  /** Flushing translations. */
  public static final Metric TIME_FLUSH = spent("flush", "flushing", "Flushing translations");

  /** Loading other page tables into the MMU. */
  public static final Metric TIME_MMU =
      spent("mmu", "loading page tables", "Loading other page tables into the MMU");

  /** Idle CPUs. */
  public static final Metric TIME_IDLE = spent("idle", "idle", "Idle CPUs");

  /** CPUs that are offline. */
  public static final Metric TIME_OFFLINE = spent("offline", "offline", "CPUs that are offline");

  // What is approximate in a run.

  /** Accesses whose value was decided before that of an earlier one that they conflict with. */
  public static final Metric INVERTED =
      fidelity(
          "inverted-accesses",
          "values out of order",
          Unit.SHARE,
          "Share of the accesses that others can see whose value was decided before that of an"
              + " access which they conflict with and which came earlier in time");

  /** Time between the moment at which a value is decided and its access. */
  public static final Metric SKEW_P99 =
      fidelity(
          "skew-p99",
          "value to access, p99",
          Unit.NANOSECONDS,
          "Time between the moment at which a value is decided, the beginning of its action, and"
              + " its access, the 99th percentile of those that others can see");

  /** How much of the time the busiest line was busy. */
  public static final Metric BUSIEST_LINE =
      fidelity(
          "busiest-line",
          "busiest line",
          Unit.SHARE,
          "Share of the time that the busiest line was busy");

  /** The same of lines that are compared and exchanged. */
  public static final Metric BUSIEST_EXCHANGED =
      fidelity(
          "busiest-exchanged-line",
          "busiest line by cmpxchg",
          Unit.SHARE,
          "Share of the time that the busiest line was busy of those that some CPU compares and"
              + " exchanges; no retries are priced");

  private Metrics() {}

  /** All of them. */
  public static List<Metric> all() {
    return Collections.unmodifiableList(ALL);
  }

  /** Those of a group. */
  public static List<Metric> of(MetricGroup group) {
    return ALL.stream().filter(metric -> metric.group() == group).toList();
  }

  /** Where a metric stands among all; those that came from elsewhere stand behind them. */
  static int position(Metric metric) {
    return POSITIONS.getOrDefault(metric.id(), ALL.size());
  }

  private static Metric fidelity(String id, String title, Unit unit, String meaning) {
    return metric(new Metric(id, title, MetricGroup.FIDELITY, unit, Direction.NEITHER, 3, meaning));
  }

  private static Metric spent(String id, String title, String meaning) {
    return metric(
        new Metric(
            "time-" + id,
            title,
            MetricGroup.TIME,
            Unit.NANOSECONDS,
            Direction.NEITHER,
            1,
            meaning));
  }

  private static Metric load(MetricGroup group, String id, String title, String meaning) {
    return metric(new Metric(id, title, group, Unit.COUNT, Direction.NEITHER, 0, meaning));
  }

  private static Metric cost(MetricGroup group, String id, String title, String meaning) {
    return metric(new Metric(id, title, group, Unit.COUNT, Direction.LOWER, 0, meaning));
  }

  private static Metric mean(MetricGroup group, String id, String title, String meaning) {
    return metric(new Metric(id, title, group, Unit.COUNT, Direction.LOWER, 2, meaning));
  }

  private static Metric time(MetricGroup group, String id, String title, String meaning) {
    return metric(new Metric(id, title, group, Unit.NANOSECONDS, Direction.LOWER, 1, meaning));
  }

  private static Metric bytes(MetricGroup group, String id, String title, String meaning) {
    return metric(new Metric(id, title, group, Unit.BYTES, Direction.LOWER, 0, meaning));
  }

  private static Metric rate(MetricGroup group, String id, String title, String meaning) {
    return metric(new Metric(id, title, group, Unit.PER_SECOND, Direction.HIGHER, 1, meaning));
  }

  private static Metric metric(Metric metric) {
    POSITIONS.put(metric.id(), ALL.size());
    ALL.add(metric);
    return metric;
  }
}

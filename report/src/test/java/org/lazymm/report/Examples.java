package org.lazymm.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Comparisons made by hand, with numbers of the right shape and no other claim to truth. */
public final class Examples {

  /** A name that every format has to escape. */
  public static final String HOSTILE = "<b>&\"'|`,;";

  private static final String PROFILE = "xeon-8s";

  private Examples() {}

  /** Two schemes, two loads, a failure, a problem. */
  public static Comparison small() {
    return comparison(List.of("hazard", "refcount"), new int[] {2, 8, 32, 128});
  }

  /** As many schemes and CPU counts as a real report has. */
  public static Comparison large() {
    return comparison(
        List.of("fullbarrier", "hazard", "hazard-evict", "rcu", "shootdown"),
        new int[] {2, 4, 8, 16, 32, 64, 128, 256, 448});
  }

  /** More schemes than a line has room for. */
  public static Comparison crowded() {
    return comparison(
        List.of(
            "fullbarrier",
            "hazard",
            "hazard-evict",
            "hazard-with-a-rather-long-name",
            "my-own-scheme",
            "rcu",
            "rcu-kick",
            "shootdown",
            "shootdown-early"),
        new int[] {2, 64, 8192});
  }

  /** The small one with a name that every format has to escape. */
  public static Comparison hostile() {
    return comparison(List.of("hazard", HOSTILE), new int[] {2, 8});
  }

  private static Comparison comparison(List<String> schemes, int[] cpuCounts) {
    ComparisonBuilder builder =
        Comparison.builder(
            new Provenance("0.1.0", "lazymm compare --seed 7 --profile xeon-8s", 7, Map.of()));
    builder.add(
        new Profile(
            PROFILE,
            "8 sockets of 28 cores",
            23,
            List.of("ipiFirst", "ipiFurther", "wakeC1"),
            false));
    builder.add(
        new PricedLoad(
            "trace",
            "recorded trace hackbench-4cpu",
            Axis.CPUS,
            Map.of("file", "hackbench-4cpu.txt.gz"),
            Optional.of(
                new RecordingQuality(
                    48_213, 12, 3, 1, List.of("3 tasks had no tgid; each got an mm of its own."))),
            "lazymm compare --workload trace --scheme {scheme} --profile {profile} --seed 7"));
    builder.add(
        new PricedLoad(
            "context_switch",
            "context_switch",
            Axis.CPUS,
            Map.of("through-idle", "true", "rounds", "1000"),
            Optional.empty(),
            "lazymm compare --workload context_switch --cpus {cpus} --scheme {scheme}"
                + " --profile {profile} --seed 7"));
    schemes.forEach(
        name -> builder.add(new Scheme(name, "does " + name, Map.of(), List.of("bounded number"))));
    ExampleVerdicts.add(builder, schemes);
    for (String scheme : schemes) {
      for (int draw = 0; draw < 2; draw++) {
        builder.add(
            Measurement.onCpus(
                "trace", PROFILE, 4, scheme, draw, values(schemes, scheme, 4, 900, draw)));
        for (int cpus : cpuCounts) {
          builder.add(
              Measurement.onCpus(
                  "context_switch",
                  PROFILE,
                  cpus,
                  scheme,
                  draw,
                  values(schemes, scheme, cpus, 4, draw)));
        }
      }
    }
    builder.add(
        new Problem(
            "broken-plugin.jar",
            "needs SPI version 2, this is version 1; its schemes are missing from this report"));
    return builder.build();
  }

  /** A shared line for the first scheme that counts, own lines and a scan for the others. */
  private static Map<Metric, Double> values(
      List<String> schemes, String scheme, int cpus, int exits, int draw) {
    boolean counts = scheme.equals("refcount") || scheme.equals("fullbarrier");
    boolean interrupts = scheme.equals("shootdown") || scheme.equals("hazard-evict");
    int rank = schemes.indexOf(scheme);
    double service = draw == 0 ? 22 + cpus / 20.0 : 48 + cpus / 2.0;
    double own = 1_200 + (counts ? 14 : 8 + 9 * rank) + (cpus > 100 && !counts ? 20 : 0);
    double queue = counts ? Math.max(0, cpus * 2 * service - own) : 0;
    double perSwitch = own + queue;
    long switches = 1_000L * cpus;
    double exit = 90 + (counts ? 20 : interrupts ? 900 + 70.0 * cpus : 11.5 * cpus);
    Map<Metric, Double> values = new LinkedHashMap<>();
    values.put(Metrics.SWITCHES_PER_SECOND, cpus * 1e9 / perSwitch);
    values.put(Metrics.TIME_PER_SWITCH, perSwitch);
    values.put(Metrics.SWITCHES, (double) switches);
    values.put(Metrics.SWITCHES_USER_USER, 0.0);
    values.put(Metrics.SWITCHES_USER_KERNEL, switches / 2.0);
    values.put(Metrics.SWITCHES_KERNEL_KERNEL, 0.0);
    values.put(Metrics.SWITCHES_KERNEL_USER, switches / 2.0);
    values.put(Metrics.SHARED_RMWS, counts ? (double) switches : 0.0);
    values.put(Metrics.FULL_BARRIERS, counts ? 0.0 : switches * (rank % 3) / 2.0);
    values.put(Metrics.LINE_WAIT, queue * switches);
    values.put(Metrics.TRANSFERS_SMT, counts ? switches * 0.02 : 0.0);
    values.put(Metrics.TRANSFERS_LLC, counts ? switches * 0.30 : exits * 10.0);
    values.put(Metrics.TRANSFERS_CCX, 0.0);
    values.put(Metrics.TRANSFERS_SOCKET, counts && cpus > 56 ? switches * 0.4 : 0.0);
    values.put(Metrics.TRANSFERS_FAR, counts && cpus > 224 ? switches * 0.25 : exits * 2.0);
    values.put(Metrics.IPIS_USEFUL, interrupts ? exits * 1.0 : 0.0);
    values.put(Metrics.IPIS_WASTED, scheme.equals("shootdown") ? exits * (cpus - 1.0) : 0.0);
    values.put(Metrics.IPIS_TO_IDLE, interrupts ? exits * 0.5 : 0.0);
    values.put(Metrics.EXITS, (double) exits);
    values.put(Metrics.SCAN_LENGTH_MAX, counts ? 0.0 : cpus);
    values.put(Metrics.EXIT_LATENCY_P50, exit);
    values.put(Metrics.EXIT_LATENCY_P99, exit * (draw == 0 ? 1.4 : 2.1));
    values.put(Metrics.EXIT_LATENCY_MAX, exit * 3);
    values.put(Metrics.DEAD_MMS_PEAK, interrupts ? 1.0 : 1.0 + Math.floorDiv(cpus, counts ? 4 : 3));
    values.put(Metrics.DEAD_MMS_MEAN, interrupts ? 0.01 : cpus / 9.0);
    values.put(
        Metrics.DEAD_BYTES_PEAK, (interrupts ? 1.0 : 1.0 + Math.floorDiv(cpus, 4)) * 12_288.0);
    values.put(Metrics.TIME_TO_FREE_P50, interrupts ? 4_000.0 : 180_000.0 + cpus);
    values.put(Metrics.TIME_TO_FREE_P99, interrupts ? 31_000.0 : 4.1e6);
    values.put(Metrics.TIME_TO_FREE_MAX, interrupts ? 52_000.0 : 1.9e9);
    return values;
  }
}

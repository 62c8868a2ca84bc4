package org.lazymm.simulator.calibrate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.lazymm.simulator.coherence.TopologyShape;
import org.lazymm.simulator.coherence.TopologyShape.Numbering;

/**
 * The topology of the machine this runs on, as Linux tells it.
 *
 * @param shape the machine, or one socket without sibling threads when Linux does not tell or the
 *     machine is irregular
 * @param told whether the shape is what Linux tells
 * @param source how the shape was found
 * @param places where each usable CPU is in that shape
 */
record HostTopology(TopologyShape shape, boolean told, String source, List<HwThread> places) {

  /** Copies the places. */
  HostTopology {
    places = List.copyOf(places);
  }

  /**
   * Reads the topology.
   *
   * @param sysfs the directory that has a directory of each CPU
   * @param cpus the CPUs that this process may use, at least one
   */
  static HostTopology read(Path sysfs, List<Integer> cpus) {
    List<Integer> usable = cpus.subList(0, Math.min(cpus.size(), TopologyShape.MAX_CPUS));
    List<HwThread> places = places(sysfs, usable);
    return regular(places, usable.size())
        .map(
            shape ->
                new HostTopology(shape, true, "measured by lazymm calibrate: " + sysfs, places))
        .orElseGet(() -> flat(usable));
  }

  private static HostTopology flat(List<Integer> cpus) {
    return new HostTopology(
        new TopologyShape(1, 1, 1, 1, cpus.size(), 1, Numbering.SIBLINGS_NEXT),
        false,
        "assumed: one socket, because the system does not tell a regular topology",
        cpus.stream().map(cpu -> new HwThread(cpu, "", "", String.valueOf(cpu))).toList());
  }

  /** The places that the system tells. */
  private static List<HwThread> places(Path sysfs, List<Integer> cpus) {
    List<HwThread> places = new ArrayList<>();
    for (int cpu : cpus) {
      Path directory = sysfs.resolve("cpu" + cpu);
      String socket = line(directory.resolve("topology/physical_package_id"));
      String core = line(directory.resolve("topology/thread_siblings_list"));
      String cache = line(directory.resolve("cache/index3/shared_cpu_list"));
      if (!socket.isEmpty() && !core.isEmpty()) {
        places.add(new HwThread(cpu, socket, cache.isEmpty() ? "package " + socket : cache, core));
      }
    }
    return places;
  }

  private static Optional<TopologyShape> regular(List<HwThread> places, int cpus) {
    int sockets = parts(places, HwThread::socket);
    int caches = parts(places, HwThread::cache);
    int cores = parts(places, HwThread::core);
    boolean divides =
        places.size() == cpus && caches % sockets == 0 && cores % caches == 0 && cpus % cores == 0;
    if (!divides) {
      return Optional.empty();
    }
    int threads = cpus / cores;
    boolean next = threads > 1 && places.get(0).core().equals(places.get(1).core());
    return Optional.of(
        new TopologyShape(
            1,
            1,
            sockets,
            caches / sockets,
            cores / caches,
            threads,
            next ? Numbering.SIBLINGS_NEXT : Numbering.SIBLINGS_LAST));
  }

  private static int parts(List<HwThread> places, Function<HwThread, String> part) {
    return (int) places.stream().map(part).distinct().count();
  }

  private static String line(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      return "";
    }
  }
}

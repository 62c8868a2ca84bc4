package org.lazymm.simulator.calibrate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.lazymm.simulator.coherence.TopologyShape;
import org.lazymm.simulator.coherence.TopologyShape.Numbering;

/**
 * The topology of the machine this runs on, as Linux tells it.
 *
 * @param shape the machine, or one socket without sibling threads when Linux does not tell or the
 *     machine is irregular
 * @param source how the shape was found
 */
record HostTopology(TopologyShape shape, String source) {

  /**
   * Reads the topology.
   *
   * @param sysfs the directory that has a directory of each CPU
   * @param cpus how many CPUs this process may use
   */
  static HostTopology read(Path sysfs, int cpus) {
    int usable = Math.min(cpus, TopologyShape.MAX_CPUS);
    return regular(sysfs, usable)
        .map(shape -> new HostTopology(shape, "measured by lazymm calibrate: " + sysfs))
        .orElseGet(
            () ->
                new HostTopology(
                    new TopologyShape(1, 1, 1, 1, usable, 1, Numbering.SIBLINGS_NEXT),
                    "assumed: one socket, because the system does not tell a regular topology"));
  }

  private static Optional<TopologyShape> regular(Path sysfs, int cpus) {
    Set<String> packages = new TreeSet<>();
    Set<String> caches = new TreeSet<>();
    Set<String> cores = new TreeSet<>();
    for (int cpu = 0; cpu < cpus; cpu++) {
      Path topology = sysfs.resolve("cpu" + cpu).resolve("topology");
      Path cache = sysfs.resolve("cpu" + cpu).resolve("cache");
      String socket = line(topology.resolve("physical_package_id"));
      String core = line(topology.resolve("thread_siblings_list"));
      if (socket.isEmpty() || core.isEmpty()) {
        return Optional.empty();
      }
      packages.add(socket);
      cores.add(core);
      String shared = line(cache.resolve("index3").resolve("shared_cpu_list"));
      caches.add(shared.isEmpty() ? "package " + socket : shared);
    }
    boolean divides =
        caches.size() % packages.size() == 0
            && cores.size() % caches.size() == 0
            && cpus % cores.size() == 0;
    if (!divides) {
      return Optional.empty();
    }
    boolean next = cores.stream().anyMatch(core -> core.equals("0-1") || core.equals("0,1"));
    return Optional.of(
        new TopologyShape(
            1,
            1,
            packages.size(),
            caches.size() / packages.size(),
            cores.size() / caches.size(),
            cpus / cores.size(),
            next ? Numbering.SIBLINGS_NEXT : Numbering.SIBLINGS_LAST));
  }

  private static String line(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      return "";
    }
  }
}

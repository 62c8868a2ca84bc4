package org.lazymm.simulator.calibrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lazymm.simulator.coherence.Distance;
import org.lazymm.simulator.coherence.TopologyShape;
import org.lazymm.simulator.coherence.TopologyShape.Numbering;

class HostTopologyTest {

  @TempDir Path sysfs;

  @Test
  void socketsCachesAndSiblingsAreCounted() throws IOException {
    for (int cpu = 0; cpu < 16; cpu++) {
      int core = cpu % 8;
      cpu(cpu, core / 4, core + "," + (core + 8), "cache of " + core / 2);
    }
    assertEquals(
        new TopologyShape(1, 1, 2, 2, 2, 2, Numbering.SIBLINGS_LAST),
        HostTopology.read(sysfs, first(16)).shape());
  }

  @Test
  void siblingsWithNeighbouringNumbersAreSeen() throws IOException {
    cpu(0, 0, "0-1", "0-3");
    cpu(1, 0, "0-1", "0-3");
    cpu(2, 0, "2-3", "0-3");
    cpu(3, 0, "2-3", "0-3");
    assertEquals(
        new TopologyShape(1, 1, 1, 1, 2, 2, Numbering.SIBLINGS_NEXT),
        HostTopology.read(sysfs, first(4)).shape());
  }

  @Test
  void anIrregularOrUntoldTopologyIsOneAssumedSocket() throws IOException {
    TopologyShape flat = new TopologyShape(1, 1, 1, 1, 3, 1, Numbering.SIBLINGS_NEXT);
    assertEquals(flat, HostTopology.read(sysfs, first(3)).shape());
    cpu(0, 0, "0", "0");
    cpu(1, 0, "1-2", "1-2");
    cpu(2, 0, "1-2", "1-2");
    assertEquals(flat, HostTopology.read(sysfs, first(3)).shape());
    assertTrue(HostTopology.read(sysfs, first(3)).source().startsWith("assumed"));
  }

  @Test
  void eachCpuHasItsPlaceAlsoWhereNotAllMayBeUsed() throws IOException {
    cpu(4, 1, "4-5", "4-7");
    cpu(5, 1, "4-5", "4-7");
    cpu(6, 1, "6-7", "4-7");
    cpu(7, 1, "6-7", "4-7");
    HostTopology host = HostTopology.read(sysfs, List.of(4, 5, 6, 7));
    assertTrue(host.told());
    assertEquals(new TopologyShape(1, 1, 1, 1, 2, 2, Numbering.SIBLINGS_NEXT), host.shape());
    assertEquals(new HwThread(6, "1", "4-7", "6-7"), host.places().get(2));
  }

  @Test
  void whatIsAssumedHasPlacesToo() {
    HostTopology host = HostTopology.read(sysfs, List.of(3, 9));
    assertFalse(host.told());
    assertEquals(List.of(3, 9), host.places().stream().map(HwThread::cpu).toList());
    assertEquals(Distance.LLC, host.places().get(0).distance(host.places().get(1)));
  }

  private static List<Integer> first(int cpus) {
    return IntStream.range(0, cpus).boxed().toList();
  }

  private void cpu(int cpu, int socket, String siblings, String cache) throws IOException {
    Path directory = sysfs.resolve("cpu" + cpu);
    Files.createDirectories(directory.resolve("topology"));
    Files.createDirectories(directory.resolve("cache/index3"));
    Files.writeString(directory.resolve("topology/physical_package_id"), socket + "\n");
    Files.writeString(directory.resolve("topology/thread_siblings_list"), siblings + "\n");
    Files.writeString(directory.resolve("cache/index3/shared_cpu_list"), cache + "\n");
  }
}

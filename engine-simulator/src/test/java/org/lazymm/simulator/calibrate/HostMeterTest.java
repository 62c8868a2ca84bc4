package org.lazymm.simulator.calibrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;
import org.lazymm.simulator.coherence.TopologyShape;
import org.lazymm.simulator.coherence.TopologyShape.Numbering;
import org.lazymm.simulator.profile.FigureKey;

/** Measures a machine that is made up, on whichever there is: the values say nothing. */
class HostMeterTest {

  private static final HostTopology TWO_SOCKETS =
      new HostTopology(
          new TopologyShape(1, 1, 2, 1, 1, 2, Numbering.SIBLINGS_NEXT),
          true,
          "made up",
          List.of(place(4, "a"), place(5, "a"), place(6, "b"), place(7, "b")));

  private final Set<Integer> pinnedTo = new ConcurrentSkipListSet<>();

  @Test
  void pinnedThreadsMeasureEachDistanceBetweenCpusThatHaveIt() {
    Map<FigureKey, Reading> readings = new HostMeter(TWO_SOCKETS, new Recording()).read();
    assertEquals(Set.of(4, 5, 6, 7), pinnedTo);
    assertTrue(how(readings, FigureKey.LATENCY_SMT).contains("between CPUs [4-5, 6-7]"));
    assertTrue(how(readings, FigureKey.LATENCY_SOCKET).contains("between CPUs [4-7, "));
    assertTrue(how(readings, FigureKey.OCCUPANCY_SOCKET).endsWith("by 2 CPUs"));
    assertTrue(readings.get(FigureKey.SCALE_SMT).certain());
    assertTrue(readings.values().stream().allMatch(Reading::certain));
    assertFalse(readings.containsKey(FigureKey.LATENCY_LLC));
    assertFalse(readings.containsKey(FigureKey.IPI_FIRST));
  }

  @Test
  void unpinnedThreadsAreNearWhatIsWanted() {
    Map<FigureKey, Reading> readings = new HostMeter(TWO_SOCKETS, new NoPinning("a test")).read();
    assertTrue(
        how(readings, FigureKey.LATENCY_SOCKET)
            .contains("two unpinned threads, whatever distance they had"));
    for (FigureKey key :
        List.of(FigureKey.LATENCY_SMT, FigureKey.OCCUPANCY_SOCKET, FigureKey.PATH_SWITCH)) {
      assertFalse(readings.get(key).certain(), key.label());
    }
    assertTrue(readings.get(FigureKey.HIT).certain());
  }

  private static String how(Map<FigureKey, Reading> readings, FigureKey key) {
    assertTrue(readings.containsKey(key), key.label());
    return readings.get(key).how();
  }

  private static HwThread place(int cpu, String socket) {
    return new HwThread(cpu, socket, socket, socket);
  }

  /** Says that it pins, and keeps in mind where to. */
  private final class Recording implements Pinning {
    @Override
    public void pin(int cpu) {
      pinnedTo.add(cpu);
    }

    @Override
    public Optional<String> whyNot() {
      return Optional.empty();
    }
  }
}

package org.lazymm.simulator.calibrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lazymm.simulator.coherence.Distance;

class CpuChoiceTest {

  /** Two sockets of two caches of three cores of two threads; siblings are 12 numbers apart. */
  private static final CpuChoice BIG = new CpuChoice(machine(2, 2, 3, 2));

  @ParameterizedTest
  @EnumSource(names = {"SMT", "LLC", "CCX", "SOCKET"})
  void pairsHaveTheirDistanceAndComeFromAllOverTheMachine(Distance distance) {
    List<CpuPair> pairs = BIG.pairs(distance);
    assertFalse(pairs.isEmpty());
    for (CpuPair pair : pairs) {
      HwThread first = BIG.places().get(pair.first());
      assertEquals(distance, first.distance(BIG.places().get(pair.second())), pair.toString());
    }
    assertEquals(pairs.size(), pairs.stream().distinct().count());
  }

  @Test
  void siblingsOfOneCoreAreOnePairWhicheverComesFirst() {
    assertEquals(List.of(new CpuPair(0, 12), new CpuPair(6, 18)), BIG.pairs(Distance.SMT));
  }

  @Test
  void aGroupIsEquallyFarApart() {
    assertEquals(List.of(0, 12), BIG.group(Distance.SMT));
    assertEquals(List.of(0, 1, 2), BIG.group(Distance.LLC));
    assertEquals(List.of(0, 3), BIG.group(Distance.CCX));
    assertEquals(List.of(0, 6), BIG.group(Distance.SOCKET));
    for (Distance distance : List.of(Distance.FAR, Distance.REMOTE)) {
      assertEquals(List.of(), BIG.group(distance));
      assertEquals(List.of(), BIG.pairs(distance));
    }
  }

  @Test
  void theLargestGroupIsTaken() {
    List<HwThread> places =
        List.of(
            new HwThread(0, "s", "a", "0"),
            new HwThread(1, "s", "b", "1"),
            new HwThread(2, "s", "b", "2"));
    assertEquals(List.of(1, 2), new CpuChoice(places).group(Distance.LLC));
  }

  @Test
  void aCoreIsWorkedByItsFirstThread() {
    assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), BIG.cores());
    assertEquals(12, BIG.siblings().size());
    assertEquals(12, BIG.siblings().get(0));
    assertEquals(24, BIG.all().size());
  }

  @Test
  void twoCpusAreOnePairOfOneDistance() {
    CpuChoice small = new CpuChoice(machine(1, 1, 2, 1));
    assertEquals(List.of(new CpuPair(0, 1)), small.pairs(Distance.LLC));
    assertEquals(List.of(0, 1), small.group(Distance.LLC));
    assertEquals(List.of(), small.pairs(Distance.SMT));
    assertEquals(List.of(), small.siblings());
  }

  @Test
  void oneCpuHasNoPair() {
    CpuChoice one = new CpuChoice(machine(1, 1, 1, 1));
    assertEquals(List.of(), one.pairs(Distance.LLC));
    assertEquals(List.of(), one.group(Distance.LLC));
    assertEquals(0, one.one());
    assertThrows(IllegalArgumentException.class, () -> new CpuChoice(List.of()));
  }

  private static List<HwThread> machine(int sockets, int caches, int cores, int threads) {
    List<HwThread> places = new ArrayList<>();
    int physical = sockets * caches * cores;
    for (int cpu = 0; cpu < physical * threads; cpu++) {
      int core = cpu % physical;
      places.add(
          new HwThread(cpu, "" + core / cores / caches, "" + core / cores, String.valueOf(core)));
    }
    return places;
  }
}

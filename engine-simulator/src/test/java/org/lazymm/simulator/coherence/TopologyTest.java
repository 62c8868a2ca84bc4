package org.lazymm.simulator.coherence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.lazymm.simulator.coherence.TopologyShape.Numbering;

class TopologyTest {

  @Test
  void distanceIsTheSmallestPartThatHoldsBothCpus() {
    Topology machine = new Topology(new TopologyShape(2, 2, 2, 2, 2, 2, Numbering.SIBLINGS_NEXT));
    assertEquals(Distance.SMT, machine.distance(0, 1));
    assertEquals(Distance.LLC, machine.distance(0, 2));
    assertEquals(Distance.CCX, machine.distance(0, 4));
    assertEquals(Distance.SOCKET, machine.distance(0, 8));
    assertEquals(Distance.FAR, machine.distance(0, 16));
    assertEquals(Distance.REMOTE, machine.distance(0, 32));
    assertEquals(Distance.REMOTE, machine.distance(63, 31));
  }

  @Test
  void siblingsNumberedLastAreFoundBehindAllCores() {
    Topology machine = new Topology(new TopologyShape(1, 1, 2, 1, 28, 2, Numbering.SIBLINGS_LAST));
    assertEquals(Distance.SMT, machine.distance(3, 59));
    assertEquals(Distance.LLC, machine.distance(0, 27));
    assertEquals(Distance.SOCKET, machine.distance(0, 28));
    assertEquals(Distance.SOCKET, machine.distance(0, 84));
  }

  @Test
  void firstOrLastPlaceOfASetIsItsFarthestMember() {
    Topology machine = new Topology(new TopologyShape(2, 1, 3, 2, 3, 2, Numbering.SIBLINGS_NEXT));
    for (int from = 0; from < machine.cpus(); from++) {
      for (int low = 0; low < machine.cpus(); low += 5) {
        for (int high = low + 2; high < machine.cpus(); high += 7) {
          int farthest = 0;
          for (int member = low; member <= high; member++) {
            farthest = Math.max(farthest, machine.level(member, from));
          }
          assertEquals(farthest, Math.max(machine.level(low, from), machine.level(high, from)));
        }
      }
    }
  }

  @Test
  void onlyDistancesOfTheShapeAreNamed() {
    assertEquals(
        EnumSet.of(Distance.LLC, Distance.SOCKET),
        new TopologyShape(1, 1, 2, 1, 4, 1, Numbering.SIBLINGS_NEXT).distances());
  }

  @Test
  void impossibleShapesAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new TopologyShape(1, 1, 0, 1, 4, 1, Numbering.SIBLINGS_NEXT));
    assertThrows(
        IllegalArgumentException.class,
        () -> new TopologyShape(1, 1, 1, 1, 8193, 1, Numbering.SIBLINGS_NEXT));
    assertThrows(
        IllegalArgumentException.class,
        () -> new TopologyShape(65536, 65536, 1, 1, 1, 1, Numbering.SIBLINGS_NEXT));
  }
}

package org.lazymm.simulator.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WinnerTreeTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 64, 1_000, WinnerTree.MAX_CPUS})
  void winnerIsTheEarliestCpuWhateverTheUpdates(int cpus) {
    WinnerTree tree = new WinnerTree(cpus);
    long[] times = new long[cpus];
    Arrays.fill(times, WinnerTree.NEVER);
    Random random = new Random(cpus);
    for (int step = 0; step < 2_000; step++) {
      int cpu = random.nextInt(cpus);
      times[cpu] = random.nextInt(8) == 0 ? WinnerTree.NEVER : random.nextInt(50);
      tree.set(cpu, times[cpu]);

      int earliest = 0;
      for (int other = 1; other < cpus; other++) {
        if (times[other] < times[earliest]) {
          earliest = other;
        }
      }
      assertEquals(earliest, tree.nextCpu());
      assertEquals(times[earliest], tree.nextTime());
      assertEquals(times[cpu], tree.time(cpu));
    }
  }

  @Test
  void latestTimeIsBeforeNever() {
    WinnerTree tree = new WinnerTree(2);
    tree.set(1, WinnerTree.MAX_TIME);
    assertEquals(1, tree.nextCpu());
    assertEquals(WinnerTree.MAX_TIME, tree.nextTime());
  }

  @Test
  void unknownCpusAndTimesAreRefused() {
    WinnerTree tree = new WinnerTree(3);
    assertThrows(IllegalArgumentException.class, () -> tree.set(3, 0));
    assertThrows(IllegalArgumentException.class, () -> tree.set(-1, 0));
    assertThrows(IllegalArgumentException.class, () -> tree.set(0, -1));
    assertThrows(IllegalArgumentException.class, () -> tree.time(3));
    assertThrows(IllegalArgumentException.class, () -> new WinnerTree(0));
    assertThrows(IllegalArgumentException.class, () -> new WinnerTree(WinnerTree.MAX_CPUS + 1));
  }
}

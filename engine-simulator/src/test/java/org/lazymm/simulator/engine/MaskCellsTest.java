package org.lazymm.simulator.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lazymm.api.CpuMask;
import org.lazymm.api.Home;
import org.lazymm.api.Order;
import org.lazymm.simulator.profile.FigureKey;
import org.lazymm.simulator.profile.MachineProfile;
import org.lazymm.simulator.profile.ProfileCatalogue;

class MaskCellsTest {
  private static final int CPUS = 1536;

  private final MachineProfile profile = ProfileCatalogue.ofUser().find("extrapolated").profile();
  private final SimulatorEngine engine = new SimulatorEngine(profile, true);
  private final Actions actions = new Actions(engine);
  private final CpuMask mask = engine.memory().mask("mm_cpumask", Home.machine());

  @Test
  void itIsASetOfCpus() {
    BitSet expected = new BitSet();
    Random random = new Random(1);
    for (int step = 0; step < 5_000; step++) {
      int cpu = random.nextInt(CPUS);
      if (random.nextBoolean()) {
        expected.set(cpu);
        mask.set(cpu, Order.RELAXED);
      } else {
        expected.clear(cpu);
        mask.clear(cpu, Order.RELAXED);
      }
      int asked = random.nextInt(CPUS);
      assertEquals(expected.get(asked), mask.test(asked, Order.RELAXED));
      assertEquals(expected.nextSetBit(asked + 1), mask.next(asked));
    }
    assertEquals(expected.nextSetBit(0), mask.next(-1));
  }

  @Test
  void aPartThatNobodyEnteredCostsAHitAndIsEmpty() {
    long hit = profile.ticks(FigureKey.HIT);
    long took =
        actions.took(
            () -> {
              assertFalse(mask.test(700, Order.RELAXED));
              mask.clear(700, Order.RELAXED);
            });
    assertEquals(2 * hit, took);
    assertEquals(0, engine.traffic().rmws());
  }

  @Test
  void aScanReadsALineForEach512CpusUpToTheLastThatWasEverEntered() {
    mask.set(1_100, Order.RELAXED);
    mask.clear(1_100, Order.RELAXED);
    long took = actions.took(() -> assertEquals(-1, mask.next(-1)));
    assertEquals(3 * profile.ticks(FigureKey.HIT), took);
  }

  @Test
  void cpusOfOneLineContendAndThoseOfOthersDoNot() {
    actions.took(0, () -> mask.set(0, Order.RELAXED));
    actions.took(1, () -> mask.set(1, Order.RELAXED));
    assertEquals(1, engine.traffic().contendedRmws());
    actions.took(1, () -> mask.set(512, Order.RELAXED));
    assertEquals(1, engine.traffic().contendedRmws());
  }
}

package org.lazymm.simulator.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lazymm.simulator.profile.FigureKey;
import org.lazymm.simulator.profile.MachineSelection;
import org.lazymm.simulator.profile.ProfileCatalogue;

class SpeedTest {
  private static final double CLOSE = 1e-9;

  private final MachineSelection machine = ProfileCatalogue.ofUser().find("xeon-2s");
  private final int cores = machine.profile().shape().physicalCores();
  private final double allCores = machine.profile().figure(FigureKey.SCALE_ALL_CORES).value();
  private final double sibling = machine.profile().figure(FigureKey.SCALE_SMT).value();

  @Test
  void allCoresBusyLoseTheirTurbo() {
    assertEquals(1 / allCores, Speed.of(machine, cores).slowdown(), CLOSE);
  }

  @Test
  void siblingsShareWhatTheirCoreDoes() {
    double both = allCores * (1 + sibling);
    assertEquals(2 / both, Speed.of(machine, 2 * cores).slowdown(), CLOSE);
    assertEquals(2 / both, Speed.of(machine, 5 * cores).slowdown(), CLOSE);
  }

  @Test
  void theMoreCpusAreBusyTheSlowerEachIs() {
    double before = 1;
    for (int busy = 1; busy <= machine.cpus(); busy++) {
      double slowdown = Speed.of(machine, busy).slowdown();
      assertTrue(slowdown > before, busy + " busy");
      before = slowdown;
    }
  }

  @Test
  void ofAFewCpusInUseOnlyTheirCoresCount() {
    MachineSelection two = machine.withCpus(2);
    assertTrue(Speed.of(two, 4).slowdown() > Speed.of(machine, 4).slowdown());
  }

  @Test
  void workTakesLongerByTheSlowdown() {
    assertEquals(Math.round(1_000 / allCores), Speed.of(machine, cores).slow(1_000));
  }
}

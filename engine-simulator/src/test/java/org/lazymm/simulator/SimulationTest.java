package org.lazymm.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lazymm.simulator.result.SimulationResult;
import org.lazymm.simulator.workload.Workload;
import org.lazymm.simulator.workload.WorkloadSelection;

class SimulationTest {

  static Stream<Arguments> everySchemeUnderEveryLoad() {
    return Runs.SCHEMES.names().stream()
        .filter(scheme -> !scheme.contains("weak"))
        .flatMap(
            scheme ->
                WorkloadSelection.ALL.stream()
                    .map(Workload::name)
                    .flatMap(
                        load ->
                            Stream.of("xeon-2s/24", "graviton2/7", "xeon-1s/1")
                                .map(profile -> Arguments.of(scheme, load, profile))));
  }

  @ParameterizedTest
  @MethodSource("everySchemeUnderEveryLoad")
  void aSoundSchemeBreaksNothingAndLosesNoMm(String scheme, String load, String profile) {
    SimulationResult result = Runs.run(scheme, load, profile, 20_000);
    assertEquals(List.of(), result.firstViolations());
    assertEquals(0, result.violations());
    assertTrue(result.operations() > 0 && result.nanoseconds() > 0, result.toString());
    assertTrue(result.switches().total() >= 20_000, result.switches().toString());
    assertTrue(
        Math.abs(result.retention().died() - result.retention().freed()) <= 2L * result.cpus(),
        result.retention().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"context_switch", "fork-exec-storm", "thread-pool", "hotplug-loop"})
  void equalSettingsGiveEqualResultsAndAnotherSeedAnother(String load) {
    SimulationResult once = run(load, 7);
    assertEquals(once, run(load, 7));
    assertNotEquals(once, run(load, 8));
  }

  private static SimulationResult run(String load, long seed) {
    return Runs.run("hazard", load, "xeon-2s/16", seed, 20_000);
  }

  @Test
  void onlyTheReferenceCountPaysForSwitchesThroughIdle() {
    SimulationResult counted = Runs.run("fullbarrier", "context_switch", "xeon-2s/32", 50_000);
    SimulationResult hazard = Runs.run("hazard", "context_switch", "xeon-2s/32", 50_000);
    SimulationResult shotDown = Runs.run("shootdown", "context_switch", "xeon-2s/32", 50_000);
    assertEquals((double) counted.switches().total(), counted.memory().sharedRmws(), 50.0);
    assertTrue(counted.memory().allTransfers() > 40_000, counted.memory().toString());
    assertEquals(0, hazard.memory().sharedRmws());
    assertEquals(0, shotDown.memory().sharedRmws());
    assertTrue(hazard.memory().allTransfers() <= 50, hazard.memory().toString());
    assertTrue(counted.operationsPerSecond() < hazard.operationsPerSecond());
  }

  @Test
  void onlySchemesThatEvictInterruptAndTheirInterruptsAreSortedByUse() {
    SimulationResult hazard = Runs.run("hazard", "idle-server", "xeon-2s/32", 50_000);
    SimulationResult shotDown = Runs.run("shootdown", "idle-server", "xeon-2s/32", 50_000);
    assertEquals(0, hazard.interrupts().scheme());
    assertTrue(shotDown.interrupts().scheme() > 0);
    assertEquals(
        shotDown.interrupts().scheme(),
        shotDown.interrupts().schemeUseful() + shotDown.interrupts().schemeWasted());
    assertTrue(shotDown.interrupts().schemeToIdle() > 0);
    assertTrue(shotDown.interrupts().schemeToIdle() <= shotDown.interrupts().scheme());
  }

  @Test
  void aSchemeThatEvictsFreesSoonerThanOneThatWaits() {
    SimulationResult waits = Runs.run("fullbarrier", "idle-server", "xeon-2s/32", 50_000);
    SimulationResult evicts = Runs.run("shootdown", "idle-server", "xeon-2s/32", 50_000);
    assertTrue(waits.retention().mean() > 3 * evicts.retention().mean());
    assertTrue(
        waits.retention().timeToFree().p50Nanoseconds()
            > evicts.retention().timeToFree().p50Nanoseconds());
    assertTrue(waits.retention().peak() > 0 && waits.retention().peakBytes() > 0);
  }

  @Test
  void aScanOverAllCpusIsAsLongAsThereAreCpus() {
    SimulationResult all = Runs.run("hazard-evict", "fork-exec-storm", "xeon-2s/32", 20_000);
    SimulationResult some = Runs.run("hazard", "fork-exec-storm", "xeon-2s/32", 20_000);
    assertTrue(all.scanLengthMax() >= 31, all.scanLengthMax() + " loads");
    assertTrue(some.scanLength() < all.scanLength() / 4, some.scanLength() + " loads");
    assertTrue(all.foreignLoads() > some.foreignLoads());
  }
}

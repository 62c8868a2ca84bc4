package org.lazymm.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lazymm.simulator.result.InterruptCounts;
import org.lazymm.simulator.result.SimulationResult;

/** Whom the final flush of an mm evicts, on machines that differ in nothing else. */
class FinalFlushTest {

  private static final String NO_CANDIDATES = "hazard:candidates=none";

  @ParameterizedTest
  @CsvSource({
    "hazard:candidates=none, xeon-2s-evict/32",
    "hazard, xeon-2s-evict/32",
    "fullbarrier, xeon-2s-evict/32",
    "hazard, epyc-genoa-invlpgb/32",
    "shootdown, epyc-genoa-invlpgb/32",
    "hazard, graviton4/192",
    "rcu, altra-max-2s/200",
  })
  void soundSchemesBreakNothingWhereverTheFlushGoes(String scheme, String profile) {
    SimulationResult result = Runs.run(scheme, "fork-exec-storm", profile, 20_000);
    assertEquals(List.of(), result.firstViolations());
    assertTrue(result.retention().died() > 100, result.retention().toString());
  }

  @Test
  void withoutThatGuaranteeAnEmptyListOfCandidatesBreaksTheScheme() {
    assertTrue(Runs.run(NO_CANDIDATES, "fork-exec-storm", "xeon-2s/32", 20_000).violations() > 0);
  }

  @Test
  void aFlushThatEvictsIsPaidForInInterruptsAndOneByBroadcastIsNot() {
    assertTrue(flushes("xeon-2s-evict/32") > 0);
    assertTrue(flushes("epyc-genoa/32") > 0);
    assertEquals(0, flushes("epyc-genoa-invlpgb/32"));
  }

  @Test
  void flushesInLifeLeaveFewerInterruptsForTheDeath() {
    InterruptCounts none = onPower("shootdown", 0);
    InterruptCounts one = onPower("shootdown", 1);

    assertTrue(none.schemeUseful() > 0, none.toString());
    assertEquals(0, none.trimUseful());
    assertEquals(0, one.schemeUseful(), one.toString());
    assertTrue(one.trimUseful() >= none.schemeUseful() / 2, one.toString());
  }

  @Test
  void hashMmuInterruptsAtTheLastMmdropAndRadixAtTheFinalFlush() {
    InterruptCounts radix = onPower("shootdown", 0);
    InterruptCounts hash = onPower("shootdown:mmu=hash", 0);

    assertEquals(0, radix.schemeAtMmdrop());
    assertEquals(hash.scheme(), hash.schemeAtMmdrop());
    assertTrue(hash.scheme() > 0, hash.toString());
  }

  private static InterruptCounts onPower(String scheme, int flushes) {
    String load = "fork-exec-storm:flushes=" + flushes;
    return Runs.run(scheme, load, "power9-2s/32", 20_000).interrupts();
  }

  private static long flushes(String profile) {
    return Runs.run("hazard", "fork-exec-storm", profile, 20_000).interrupts().tlbFlush();
  }
}

package org.lazymm.conformance.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lazymm.broken.race.Livelock;
import org.lazymm.explorer.ExplorationVerdict;
import org.lazymm.explorer.ExplorationVerdict.Result;
import org.lazymm.explorer.ScenarioExplorer;
import org.lazymm.explorer.search.Limits;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.ScenarioYaml;
import org.lazymm.scheduler.machine.Model;

/** Two scans that make each other begin anew for ever are not taken for sound. */
class LivelockTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration QUICK = Duration.ofSeconds(5);

  private static final Scenario TWO_EXITS =
      ScenarioYaml.parse(
          """
          scenario: two-exits
          cpus: 2
          architecture: arm64
          tasks:
          - {name: a, mm: own}
          - {name: b, mm: own}
          setup:
          - {cpu: 0, do: run a}
          - {cpu: 1, do: run b}
          steps:
          - {cpu: 0, do: exit}
          - {cpu: 1, do: exit}
          """,
          "two-exits");

  private static final ScenarioExplorer EXPLORER = new ScenarioExplorer(Limits.NONE.withTime(LONG));

  @ParameterizedTest
  @MethodSource("org.lazymm.explorer.model.MemoryModels#all")
  void isUnknownAndNamesTheHooksSoon(Model model) {
    ExplorationVerdict verdict = EXPLORER.explore(TWO_EXITS, Livelock::broken, model);

    assertEquals(Result.UNKNOWN, verdict.result(), verdict::toString);
    assertTrue(
        verdict.reason().startsWith("a hook made more than 300 accesses and may try again"),
        verdict::reason);
    assertTrue(verdict.reason().contains("cpu0 in usersGone"), verdict::reason);
    assertTrue(verdict.reason().contains("cpu1 in usersGone"), verdict::reason);
    assertTrue(verdict.time().compareTo(QUICK) < 0, verdict.time()::toString);
  }

  @ParameterizedTest
  @MethodSource("org.lazymm.explorer.model.MemoryModels#all")
  void oneScanEachHolds(Model model) {
    ExplorationVerdict verdict = EXPLORER.explore(TWO_EXITS, Livelock::sound, model);

    assertEquals(Result.HOLDS, verdict.result(), verdict::toString);
  }
}

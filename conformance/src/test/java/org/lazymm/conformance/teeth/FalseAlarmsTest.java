package org.lazymm.conformance.teeth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lazymm.broken.Providers;
import org.lazymm.conformance.Budget;
import org.lazymm.conformance.ConformanceResult;
import org.lazymm.conformance.ConformanceSuite;
import org.lazymm.scheduler.discovery.Discovery;
import org.lazymm.scheduler.discovery.FoundScheme;
import org.lazymm.scheduler.discovery.SchemeRegistry;
import org.lazymm.scheduler.discovery.SchemeSelection;

/** What is sound fails nothing, over many scenarios that no other test generates. */
@Tag("slow")
class FalseAlarmsTest {
  private static final SchemeRegistry REGISTRY = Discovery.onClassPath().registry();

  /** Every scheme that is offered, with the options that change what its code does. */
  private static final List<SchemeSelection> SOUND =
      List.of(
              "fullbarrier",
              "fullbarrier:drop-order=release",
              "fullbarrier:drop-order=release:post-switch-barrier=explicit",
              "hazard",
              "hazard:candidates=online",
              "hazard:leave-at-idle=on",
              "hazard-evict",
              "hazard-evict:check=off",
              "shootdown",
              "shootdown:candidates=online",
              "shootdown:early-eviction=on",
              "shootdown:filter=on",
              "shootdown:debug-check=on",
              "rcu",
              "rcu:candidates=online",
              "rcu:idle=kick",
              "rcu:idle=leave",
              "rcu:idle=wait")
          .stream()
          .map(text -> SchemeSelection.parse(REGISTRY, text))
          .toList();

  private static final int SCENARIOS_EACH = 6_700;
  private static final long SEED = 0x5eed;

  @Test
  void nothingSoundFailsAnything() {
    long began = System.nanoTime();
    int scenarios = 0;
    List<String> alarms = new ArrayList<>();
    for (int index = 0; index < SOUND.size(); index++) {
      SchemeSelection scheme = SOUND.get(index);
      ConformanceResult result =
          ConformanceSuite.check(
              Providers.of(scheme.displayName(), scheme::create),
              scheme.options(),
              Budget.of(SCENARIOS_EACH).withSeed(SEED + index));
      scenarios += result.scenarios();
      result.failures().forEach(failed -> alarms.add(result.explain(failed)));
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    System.out.printf(
        "false alarms: %d in %,d scenarios of %d schemes, %,.0f a second%n",
        alarms.size(), scenarios, SOUND.size(), scenarios / seconds);

    assertEquals("", String.join("\n\n", alarms));
    assertTrue(scenarios >= 100_000, scenarios + " scenarios");
  }

  @Test
  void everySchemeThatIsOfferedIsAmongThem() {
    Set<String> offered =
        REGISTRY.schemes().stream()
            .map(FoundScheme::name)
            .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(
        offered,
        SOUND.stream()
            .map(scheme -> scheme.displayName().replaceFirst(":.*", ""))
            .collect(Collectors.toCollection(TreeSet::new)));
  }
}

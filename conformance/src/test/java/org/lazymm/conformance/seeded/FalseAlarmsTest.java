package org.lazymm.conformance.seeded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.LazyMmSchemeProvider;
import org.lazymm.api.Options;
import org.lazymm.broken.Providers;
import org.lazymm.broken.odd.BarriersAroundDrops;
import org.lazymm.broken.odd.Records;
import org.lazymm.broken.race.Handshake;
import org.lazymm.broken.race.Mailboxes;
import org.lazymm.broken.race.Waiting;
import org.lazymm.broken.scheme.DefersFrees;
import org.lazymm.broken.scheme.KeepsTwoDeadMms;
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
              "shootdown:mmu=hash",
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

  /** Schemes of tests that are sound and do what none does that is offered. */
  private static final SortedMap<String, Function<Kernel, LazyMmScheme>> TWINS =
      new TreeMap<>(
          Map.of(
              "frees are deferred", DefersFrees::new,
              "full barriers around drops", BarriersAroundDrops::new,
              "records made in a hook", Records::new,
              "mailboxes with a second look", Mailboxes::sound,
              "a reference left for the next borrow", Handshake::sound,
              "waits for all CPUs to leave", kernel -> new Waiting(kernel, Waiting.Flaw.NONE),
              "keeps two dead mms on one CPU", kernel -> new KeepsTwoDeadMms(kernel, 3)));

  private static final int SCENARIOS_EACH = 5_000;
  private static final long SEED = 0x5eed;

  @Test
  void nothingSoundFailsAnything() {
    long began = System.nanoTime();
    List<ConformanceResult> results = new ArrayList<>();
    for (SchemeSelection scheme : SOUND) {
      results.add(
          check(
              Providers.of(scheme.displayName(), scheme::create),
              scheme.options(),
              results.size()));
    }
    TWINS.forEach(
        (name, make) ->
            results.add(check(Providers.of(name, make), Options.defaults(), results.size())));
    List<String> alarms = new ArrayList<>();
    for (ConformanceResult result : results) {
      result.failures().forEach(failed -> alarms.add(result.explain(failed)));
    }
    int scenarios = results.stream().mapToInt(ConformanceResult::scenarios).sum();
    double seconds = (System.nanoTime() - began) / 1e9;
    System.out.printf(
        "false alarms: %d in %,d scenarios of %d schemes, %,.0f a second%n",
        alarms.size(), scenarios, results.size(), scenarios / seconds);

    assertEquals("", String.join("\n\n", alarms));
    assertTrue(scenarios >= 120_000, scenarios + " scenarios");
  }

  private static ConformanceResult check(LazyMmSchemeProvider scheme, Options options, int index) {
    return ConformanceSuite.check(
        scheme, options, Budget.of(SCENARIOS_EACH).withSeed(SEED + index));
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

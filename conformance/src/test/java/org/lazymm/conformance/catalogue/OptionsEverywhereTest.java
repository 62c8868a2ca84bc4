package org.lazymm.conformance.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lazymm.api.Option;
import org.lazymm.explorer.ExplorationVerdict;
import org.lazymm.explorer.ScenarioExplorer;
import org.lazymm.explorer.search.Limits;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.catalogue.Catalogue;
import org.lazymm.scheduler.discovery.Discovery;
import org.lazymm.scheduler.discovery.FoundScheme;
import org.lazymm.scheduler.discovery.SchemeRegistry;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.machine.Architecture.MaskKind;
import org.lazymm.scheduler.machine.Model;

/** Every value of every option of what is shipped, on every architecture that is shipped. */
@Tag("slow")
class OptionsEverywhereTest {
  private static final SchemeRegistry REGISTRY = Discovery.onClassPath().registry();
  private static final ScenarioExplorer EXPLORER =
      new ScenarioExplorer(Limits.NONE.withTime(Duration.ofSeconds(60)));

  /** Where options have shown what they are worth, each small enough for all architectures. */
  private static final List<String> SCENARIOS =
      List.of(
          "exit-and-move-on",
          "exec-against-lazy",
          "exec-against-exit",
          "offline-against-exit",
          "moved-exec",
          "moved-exit");

  /**
   * What is offered though it is unsound, and where: a choice for those who want to see it fail.
   */
  private static final Map<String, String> UNSOUND = unsound();

  private static Map<String, String> unsound() {
    // A final flush that evicts leaves nobody to find: the guarantee behind an empty set of
    // candidates.
    String unlessEvicted = names(each -> !each.evictsAtExit());
    String withoutMask = names(each -> each.mask() == MaskKind.UNUSABLE);
    Map<String, String> unsound = new TreeMap<>();
    for (String scheme : List.of("hazard", "rcu", "shootdown")) {
      unsound.put(scheme + ":candidates=none", unlessEvicted);
      unsound.put(scheme + ":candidates=mm-cpumask", withoutMask);
    }
    unsound.put("hazard-evict:candidates=mm-cpumask", withoutMask);
    unsound.put("hazard-evict:slot=refuse", unlessEvicted);
    unsound.put("fullbarrier:drop-order=relaxed", names(each -> each.model().equals(Model.LKMM)));
    // Elsewhere a switch is a full barrier before the drop, or takes the CPU out of an exact mask.
    unsound.put("fullbarrier:drop-order=acquire", "powerpc powerpc-hash");
    return unsound;
  }

  private static String names(Predicate<Architecture> which) {
    return Architecture.ALL.stream()
        .filter(which)
        .map(Architecture::name)
        .sorted()
        .collect(Collectors.joining(" "));
  }

  @Test
  void eachHoldsWhereItIsSound() {
    Map<String, String> broken = new TreeMap<>();
    for (FoundScheme found : REGISTRY.schemes()) {
      variants(found)
          .forEach(
              name -> {
                String where = brokenOn(SchemeSelection.parse(REGISTRY, name));
                if (!where.isEmpty()) {
                  broken.put(name, where);
                }
              });
    }
    assertEquals(UNSOUND, broken);
  }

  /** The scheme as it is, and with each value of each of its options. */
  private static Stream<String> variants(FoundScheme found) {
    String scheme = found.provider().name();
    return Stream.concat(
        Stream.of(scheme),
        found.provider().options().stream()
            .flatMap(option -> values(option).map(value -> scheme + ":" + value)));
  }

  private static Stream<String> values(Option<?> option) {
    String values = option.values();
    return values.contains("|")
        ? Arrays.stream(values.split("\\|")).map(value -> option.name() + "=" + value)
        : Stream.of(option.name() + "=" + values.substring(0, values.indexOf("..")));
  }

  private static String brokenOn(SchemeSelection scheme) {
    TreeSet<String> broken = new TreeSet<>();
    for (Architecture architecture : Architecture.ALL) {
      for (String name : SCENARIOS) {
        Scenario scenario = Catalogue.load(name).scenario().withArchitecture(architecture);
        ExplorationVerdict verdict =
            EXPLORER.explore(scenario, scheme::create, architecture.model());
        if (verdict.result() != ExplorationVerdict.Result.HOLDS) {
          broken.add(architecture.name());
        }
      }
    }
    return String.join(" ", broken);
  }
}

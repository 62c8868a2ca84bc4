package org.lazymm.conformance.interleave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Options;
import org.lazymm.broken.scheme.InterruptsEverybody;
import org.lazymm.broken.scheme.Leaks;
import org.lazymm.explorer.ScenarioExplorer;
import org.lazymm.explorer.Survey;
import org.lazymm.explorer.search.Limits;
import org.lazymm.scenario.Scenario;
import org.lazymm.scheduler.discovery.Discovery;
import org.lazymm.scheduler.discovery.FoundScheme;
import org.lazymm.scheduler.machine.Model;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheme.reference.ReferenceCounting;

/**
 * The explorer says of a scenario what carrying out every order of its accesses says: which
 * properties break, and how it may end.
 *
 * <p>{@code -Dlazymm.interleaver.scenarios=N} decides how many scenarios, each under eight schemes.
 */
@Tag("slow")
class ExplorerAgainstInterleaverTest {
  private static final int SCENARIOS = Integer.getInteger("lazymm.interleaver.scenarios", 250);
  private static final long SEED = Long.getLong("lazymm.interleaver.seed", 1);
  private static final int MOST_STATES = 20_000;
  private static final int MOST_EXECUTIONS = 20_000;
  private static final int SHOWN = 5;

  @Test
  void bothSayTheSame() {
    Comparison comparison = new Comparison(ExplorerAgainstInterleaverTest::survey, MOST_STATES);

    ComparedInputs inputs = new ComparedInputs(comparison, SEED);
    scenarios().forEach(index -> inputs.give(index, index + 1));

    System.out.println(comparison.summary());
    comparison.differences().stream().limit(SHOWN).forEach(System.out::println);
    assertTrue(
        comparison.unknown() <= 2L * SCENARIOS, () -> comparison.unknown() + " pairs are unknown");
    assertEquals(0, comparison.differences().size());
  }

  /** Schemes that treat all CPUs alike, and break nothing when they are closed in some order. */
  private static List<Function<Kernel, LazyMmScheme>> evenHanded() {
    List<Function<Kernel, LazyMmScheme>> schemes =
        new ArrayList<>(List.of(ReferenceCounting::new, InterruptsEverybody::new, Leaks::new));
    for (FoundScheme found : Discovery.onClassPath().registry().schemes()) {
      schemes.add(kernel -> found.provider().create(kernel, Options.defaults()));
    }
    return schemes;
  }

  @Test
  void neitherOtherNumbersOfCpusNorAStrangerChangeAVerdict() {
    List<Function<Kernel, LazyMmScheme>> schemes = evenHanded();
    LongAdder pairs = new LongAdder();
    Queue<String> unlike = new ConcurrentLinkedQueue<>();
    scenarios()
        .forEach(
            index -> {
              Scenario scenario = SmallScenarios.generate(SEED, index);
              Function<Kernel, LazyMmScheme> scheme = schemes.get(index % schemes.size());
              for (StoreOrder order : StoreOrder.values()) {
                pairs.add(compare(scenario, scheme, order, unlike));
              }
            });
    System.out.println(
        "renumbered CPUs and strangers: %,d pairs of verdicts compared, %,d differences"
            .formatted(pairs.sum(), unlike.size()));
    unlike.stream().limit(SHOWN).forEach(System.out::println);
    assertEquals(0, unlike.size());
  }

  /** Compares a scenario with others that are like it; the number of pairs. */
  private static long compare(
      Scenario scenario,
      Function<Kernel, LazyMmScheme> scheme,
      StoreOrder order,
      Queue<String> unlike) {
    Comparison.Survey expected = survey(scenario, scheme, order);
    long pairs = 0;
    for (Scenario other : likeIt(scenario)) {
      Comparison.Survey found = survey(other, scheme, order);
      if (expected.unknown().isEmpty() && found.unknown().isEmpty()) {
        pairs++;
        if (!withoutRetention(expected).equals(withoutRetention(found))) {
          unlike.add(
              other + ", " + order + ": " + found.broken() + " and not " + expected.broken());
        }
      }
    }
    return pairs;
  }

  /** The numbers of the scenarios; each processor takes the next. */
  private static IntStream scenarios() {
    return IntStream.range(0, SCENARIOS).parallel();
  }

  private static List<Scenario> likeIt(Scenario scenario) {
    List<Scenario> others = new ArrayList<>();
    if (scenario.cranky() != 0) {
      return others; // Whims go by the numbers of CPUs.
    }
    others.add(Renumbering.withStranger(scenario));
    for (Renumbering renumbering : Renumbering.all(scenario.cpus())) {
      if (renumbering.fits(scenario)) {
        others.add(renumbering.of(scenario));
      }
    }
    return others;
  }

  /** One more CPU may keep one more dead mm. */
  private static Set<Property> withoutRetention(Comparison.Survey survey) {
    Set<Property> broken = new HashSet<>(survey.broken());
    broken.remove(Property.L1);
    return broken;
  }

  private static Comparison.Survey survey(
      Scenario scenario, Function<Kernel, LazyMmScheme> scheme, StoreOrder order) {
    Model model = order == StoreOrder.AT_ONCE ? Model.SC : Model.TSO;
    Survey<String> found =
        new ScenarioExplorer(Limits.NONE.withExecutions(MOST_EXECUTIONS))
            .survey(scenario, scheme, model, EndState::of);
    return new Comparison.Survey(found.broken(), found.ends(), found.executions(), found.unknown());
  }
}

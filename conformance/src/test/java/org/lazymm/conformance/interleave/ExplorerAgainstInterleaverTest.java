package org.lazymm.conformance.interleave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.explorer.ScenarioExplorer;
import org.lazymm.explorer.Survey;
import org.lazymm.explorer.search.Limits;
import org.lazymm.scheduler.machine.Model;
import org.lazymm.scheduler.scenario.Scenario;

/**
 * The explorer says of a scenario what carrying out every order of its accesses says: which
 * properties break, and how it may end.
 *
 * <p>{@code -Dlazymm.interleaver.scenarios=N} decides how many scenarios, each under eight schemes.
 */
class ExplorerAgainstInterleaverTest {
  private static final int SCENARIOS = Integer.getInteger("lazymm.interleaver.scenarios", 250);
  private static final long SEED = Long.getLong("lazymm.interleaver.seed", 1);
  private static final int MOST_STATES = 20_000;
  private static final int MOST_EXECUTIONS = 20_000;
  private static final int SHOWN = 5;

  @Test
  void bothSayTheSame() {
    Comparison comparison = new Comparison(ExplorerAgainstInterleaverTest::survey, MOST_STATES);

    new ComparedInputs(comparison, SEED).give(0, SCENARIOS);

    System.out.println(comparison.summary());
    comparison.differences().stream().limit(SHOWN).forEach(System.out::println);
    assertTrue(
        comparison.unknown() <= SCENARIOS, () -> comparison.unknown() + " pairs are unknown");
    assertEquals(0, comparison.differences().size());
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

package org.lazymm.explorer.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.model.MemoryModels;
import org.lazymm.scheduler.machine.Model;

/** With waits, handoffs, branches and every update, under each model: nothing lost, none twice. */
class SearchStepwiseTest {

  @ParameterizedTest
  @CsvSource({"sc, false", "sc, true", "tso, false", "tso, true", "lkmm, false", "lkmm, true"})
  void findsWhatGrowsStepByStep(String name, boolean handoffs) {
    int compared = 0;
    int stuck = 0;
    int first = Integer.getInteger("first", 0);
    for (int seed = first; seed < first + Integer.getInteger("programs", 80); seed++) {
      Random random = new Random(seed);
      int threads = 2 + random.nextInt(3);
      RandomThreads program =
          RandomThreads.of(random, threads, threads == 2 ? 4 : 5 - threads + 1, handoffs);
      Stepwise expected = new Stepwise(program, MemoryModels.of(Model.of(name)), 6_000);
      if (!expected.run()) {
        continue;
      }
      compared++;
      Collected found = new Collected();
      String what = "seed " + seed + ": " + program;
      SearchOutcome outcome;
      try {
        outcome = new Search(program, MemoryModels.of(Model.of(name)), Limits.NONE, found).run();
      } catch (IllegalStateException broken) {
        throw new AssertionError(what, broken);
      }
      assertEquals(expected.executions(), found.executions, what);
      assertEquals(expected.executions().size(), outcome.complete(), "found twice, " + what);
      assertEquals(expected.deadlocks(), found.deadlocks, "deadlocks, " + what);
      assertEquals(expected.deadlocks().size(), outcome.deadlocks(), "deadlocks twice, " + what);
      stuck += outcome.deadlocks() > 0 ? 1 : 0;
    }
    assertTrue(stuck > 0 && stuck < compared, stuck + " of " + compared);
  }

  private static final class Collected implements Visitor {
    final Set<String> executions = new HashSet<>();
    final Set<String> deadlocks = new HashSet<>();

    @Override
    public boolean complete(ExecutionGraph graph) {
      executions.add(Stepwise.signature(graph));
      return true;
    }

    @Override
    public boolean deadlock(ExecutionGraph graph) {
      deadlocks.add(Stepwise.signature(graph));
      return true;
    }
  }
}

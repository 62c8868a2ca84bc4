package org.lazymm.explorer.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lazymm.explorer.model.Lkmm;
import org.lazymm.explorer.program.Operations;
import org.lazymm.explorer.program.Program;

/** The kernel's model keeps what the search rests on: nothing is lost, nothing found twice. */
class SearchUnderLkmmTest {

  @Test
  void findsEachConsistentGraphOnce() {
    int dropped = 0;
    for (int seed = 0; seed < Integer.getInteger("programs", 300); seed++) {
      List<List<Step>> codes = Step.program(new Random(seed));
      Set<String> found = new HashSet<>();
      SearchOutcome outcome =
          new Search(
                  new StraightLine(codes),
                  new Lkmm(),
                  Limits.NONE,
                  graph -> {
                    found.add(AllGraphs.signature(graph));
                    return true;
                  })
              .run();
      String what = "seed " + seed + ": " + codes;
      assertEquals(new AllGraphs(codes, new Lkmm()).executions(), found, what);
      assertEquals(found.size(), outcome.complete(), "found twice, " + what);
      dropped += outcome.dropped() > 0 ? 1 : 0;
    }
    assertTrue(dropped > 0, "no program has an execution that grace periods alone forbid");
  }

  private record StraightLine(List<List<Step>> codes) implements Program {
    @Override
    public int threads() {
      return codes.size();
    }

    @Override
    public long initial(int location) {
      return 0;
    }

    @Override
    public void run(int thread, Operations operations) {
      codes.get(thread).forEach(step -> step.run(operations));
    }
  }
}

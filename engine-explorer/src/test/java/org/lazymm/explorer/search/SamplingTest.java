package org.lazymm.explorer.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lazymm.explorer.model.MemoryModels;
import org.lazymm.scheduler.machine.Model;

class SamplingTest {
  private static final Limits DRAWS = Limits.NONE.withExecutions(400);

  @ParameterizedTest
  @MethodSource("org.lazymm.explorer.model.MemoryModels#all")
  void drawsOnlyExecutionsThatTheSearchFinds(Model model) {
    int drawnInAll = 0;
    int foundInAll = 0;
    for (int seed = 0; seed < 60; seed++) {
      RandomProgram program = RandomProgram.of(new Random(seed), true);
      Set<String> found = new HashSet<>();
      Visitor finder =
          graph -> {
            found.add(StoreBufferMachine.signature(graph));
            return true;
          };
      new Search(program, MemoryModels.of(model), Limits.NONE, finder).run();
      Set<String> drawn = new HashSet<>();
      Visitor drawer =
          graph -> {
            drawn.add(StoreBufferMachine.signature(graph));
            return true;
          };
      SearchOutcome outcome =
          new Sampling(program, MemoryModels.of(model), DRAWS, drawer, seed).run();
      assertEquals(400, outcome.explored());
      assertTrue(found.containsAll(drawn), "seed " + seed);
      drawnInAll += drawn.size();
      foundInAll += found.size();
    }
    assertTrue(drawnInAll > foundInAll / 2, drawnInAll + " of " + foundInAll);
  }

  @Test
  void drawsTheSameFromTheSameSeed() {
    assertEquals(drawn(1), drawn(1));
    assertTrue(!drawn(1).equals(drawn(2)));
  }

  private static List<String> drawn(long seed) {
    List<String> drawn = new ArrayList<>();
    new Sampling(
            RandomProgram.of(new Random(5), false),
            MemoryModels.of(Model.LKMM),
            DRAWS,
            graph -> drawn.add(StoreBufferMachine.signature(graph)),
            seed)
        .run();
    return drawn;
  }

  @Test
  void isNeverExhaustive() {
    SearchOutcome outcome =
        new Sampling(
                RandomProgram.of(new Random(5), false),
                MemoryModels.of(Model.SC),
                DRAWS,
                graph -> true,
                1)
            .run();
    assertEquals(SearchOutcome.End.SAMPLED, outcome.end());
    assertTrue(!outcome.exhaustive());
  }
}

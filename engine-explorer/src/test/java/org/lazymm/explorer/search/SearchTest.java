package org.lazymm.explorer.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.lazymm.explorer.graph.Mode.RELAXED;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lazymm.explorer.knowncounts.Contended;
import org.lazymm.explorer.knowncounts.Threads;
import org.lazymm.explorer.model.Lkmm;
import org.lazymm.explorer.model.SequentialConsistency;

class SearchTest {

  /** Graphs are used again: one that knew dependencies then serves one that knows none at first. */
  @Test
  void dependenciesOfAnotherExecutionAreForgotten() {
    Threads program =
        Threads.of(
            t -> {
              long seen = t.read(0, RELAXED);
              if (seen == 2) {
                t.depending(1, 0, 0);
                t.read(1, RELAXED);
              } else if (seen == 1) {
                t.read(1, RELAXED);
                t.depending(0, 1, 0);
                t.write(2, seen, RELAXED);
              }
            },
            t -> t.write(0, 1, RELAXED),
            t -> t.write(0, 2, RELAXED));
    List<Long> addresses = new ArrayList<>();
    new Search(
            program,
            new Lkmm(),
            Limits.NONE,
            graph -> {
              if (graph.size(0) == 3) {
                addresses.add(graph.addressDependencies(graph.event(0, 1)));
              }
              return true;
            })
        .run();
    assertEquals(List.of(0L, 0L), addresses);
  }

  @Test
  void theTimeIsUpThoughNoOtherExecutionIsShortEnough() {
    Search[] search = new Search[1];
    search[0] =
        new Search(
            Contended.increment(7),
            new SequentialConsistency(),
            Limits.NONE.withTime(Duration.ofMillis(5)),
            graph -> {
              search[0].limitEvents(graph.size() - 1);
              return true;
            });
    SearchOutcome outcome = search[0].run();
    assertEquals(1, outcome.explored());
    assertEquals(SearchOutcome.End.TIME, outcome.end());
  }
}

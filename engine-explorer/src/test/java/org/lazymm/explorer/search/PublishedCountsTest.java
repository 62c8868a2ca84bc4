package org.lazymm.explorer.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lazymm.explorer.knowncounts.KnownCount;
import org.lazymm.explorer.knowncounts.KnownCounts;
import org.lazymm.explorer.model.MemoryModels;
import org.lazymm.scheduler.machine.Model;

/** The benchmark of the explorer counts those that take longer. */
class PublishedCountsTest {
  static List<KnownCount> quick() {
    return KnownCounts.all().stream().filter(KnownCount::quick).toList();
  }

  @ParameterizedTest
  @MethodSource("quick")
  void areMet(KnownCount known) {
    for (Model model : MemoryModels.all()) {
      SearchOutcome outcome = Counts.of(known.program(), MemoryModels.of(model));
      if (known.complete(model) != KnownCount.UNKNOWN) {
        assertEquals(known.complete(model), outcome.complete(), model::toString);
      }
      if (known.blocked() != KnownCount.UNKNOWN) {
        assertEquals(known.blocked(), outcome.blocked(), () -> "blocked, " + model);
      }
    }
  }
}

package org.lazymm.benchmarks;

import java.time.Duration;
import org.lazymm.explorer.knowncounts.KnownCount;
import org.lazymm.explorer.knowncounts.KnownCounts;
import org.lazymm.explorer.model.MemoryModels;
import org.lazymm.explorer.search.Limits;
import org.lazymm.explorer.search.Search;
import org.lazymm.explorer.search.SearchOutcome;
import org.lazymm.scheduler.machine.Model;

/** The executions of all known programs under all models. */
final class KnownCountTable {
  private static final Limits LIMITS = Limits.NONE.withTime(Duration.ofMinutes(5));

  private KnownCountTable() {}

  /**
   * Counts, and prints a line for each program and model.
   *
   * @return whether all numbers are as known
   */
  static boolean print() {
    ExplorerBenchmark.line(
        "%-18s %-5s %12s %12s %12s %9s",
        "program", "model", "executions", "expected", "blocked", "ms");
    boolean allKnown = true;
    for (KnownCount known : KnownCounts.all()) {
      for (Model model : MemoryModels.all()) {
        allKnown &= print(known, model);
      }
    }
    return allKnown;
  }

  private static boolean print(KnownCount known, Model model) {
    long start = System.nanoTime();
    SearchOutcome outcome =
        new Search(known.program(), MemoryModels.of(model), LIMITS, graph -> true).run();
    long expected = known.complete(model);
    boolean asKnown =
        outcome.exhaustive()
            && isAsKnown(expected, outcome.complete())
            && isAsKnown(known.blocked(), outcome.blocked());
    ExplorerBenchmark.line(
        "%-18s %-5s %,12d %12s %,12d %,9.0f  %s",
        known,
        model,
        outcome.complete(),
        expected == KnownCount.UNKNOWN ? "unknown" : String.format("%,d", expected),
        outcome.blocked(),
        (System.nanoTime() - start) / 1e6,
        asKnown ? "" : outcome.exhaustive() ? "WRONG" : "NOT FINISHED");
    return asKnown;
  }

  private static boolean isAsKnown(long known, long counted) {
    return known == KnownCount.UNKNOWN || known == counted;
  }
}

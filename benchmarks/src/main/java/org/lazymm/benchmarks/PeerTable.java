package org.lazymm.benchmarks;

import java.util.List;
import org.lazymm.explorer.knowncounts.KnownCount;
import org.lazymm.explorer.knowncounts.KnownCounts;
import org.lazymm.explorer.model.MemoryModels;
import org.lazymm.explorer.search.Limits;
import org.lazymm.explorer.search.Search;
import org.lazymm.explorer.search.SearchOutcome;
import org.lazymm.scheduler.machine.Model;

/** Our rates beside those of others. */
final class PeerTable {
  private PeerTable() {}

  /**
   * Measures, and prints a line for each program and model.
   *
   * @param names beginnings of the names to measure; none for all
   * @return whether all numbers of executions are as known
   */
  static boolean print(List<String> names) {
    ExplorerBenchmark.line(
        "GenMC 0.11.0 was measured elsewhere, on a quiet machine of the same kind (a 2-core Xeon"
            + " guest, one core).");
    ExplorerBenchmark.line(
        "Executions a second of one thread; ours are the median of 5, warmed up.");
    ExplorerBenchmark.line("");
    ExplorerBenchmark.line(
        "%-14s %-5s %12s %12s %12s %12s %-5s %7s %5s  %s",
        "program",
        "model",
        "executions",
        "expected",
        "ours/s",
        "GenMC/s",
        "under",
        "ratio",
        "goal",
        "met");
    boolean asKnown = true;
    for (PeerFigure peer : PeerFigure.ALL) {
      if (names.isEmpty() || names.stream().anyMatch(peer.program()::startsWith)) {
        asKnown &= print(peer);
      }
    }
    return asKnown;
  }

  private static boolean print(PeerFigure peer) {
    KnownCount known = KnownCounts.named(peer.program());
    long expected = known.complete(peer.model());
    SearchOutcome outcome = search(known, peer.model());
    double seconds = Stopwatch.median(() -> search(known, peer.model()));
    double rate = outcome.explored() / seconds;
    double ratio = rate / peer.rate();
    boolean asKnown = expected == KnownCount.UNKNOWN || expected == outcome.complete();
    ExplorerBenchmark.line(
        "%-14s %-5s %,12d %12s %,12.0f %,12.0f %-5s %6.1fx %4.0fx  %s",
        peer.program(),
        peer.model(),
        outcome.complete(),
        expected == KnownCount.UNKNOWN ? "unknown" : String.format("%,d", expected),
        rate,
        peer.rate(),
        peer.under(),
        ratio,
        peer.goal(),
        (ratio >= peer.goal() ? "yes" : "no") + (asKnown ? "" : ", WRONG NUMBER"));
    return asKnown;
  }

  /** Prints how long it takes us and others until nothing is left to explore. */
  static void printExhausted() {
    ExplorerBenchmark.line("");
    ExplorerBenchmark.line(
        "Until all of a program is explored, under sc; the others with their start, and measured"
            + " elsewhere.");
    ExplorerBenchmark.line("");
    ExplorerBenchmark.line(
        "%-14s %12s %12s  %-12s %12s %10s",
        "program", "executions", "ours, ms", "other", "schedules", "its s");
    for (ExhaustedFigure peer : ExhaustedFigure.ALL) {
      KnownCount known = KnownCounts.named(peer.program());
      ExplorerBenchmark.line(
          "%-14s %,12d %,12.3f  %-12s %,12d %,10.1f",
          peer.program(),
          known.sc(),
          1e3 * Stopwatch.median(() -> search(known, Model.SC)),
          peer.peer(),
          peer.schedules(),
          peer.seconds());
    }
  }

  private static SearchOutcome search(KnownCount known, Model model) {
    return new Search(known.program(), MemoryModels.of(model), Limits.NONE, graph -> true).run();
  }
}

package org.lazymm.benchmarks;

import java.util.List;
import org.lazymm.scheduler.machine.Model;

/**
 * How fast GenMC 0.11.0 was on a program: the best of three runs, user time, process start
 * included.
 *
 * @param program its name among the known counts
 * @param model our model
 * @param rate its executions a second
 * @param under its model: ours, or the nearest of those that it was measured under
 * @param goal how many times faster we want to be
 */
record PeerFigure(String program, Model model, double rate, String under, double goal) {
  /** Where most executions come from backward revisits. */
  private static final double REVISITS = 5;

  /** Where they differ in a last read. */
  private static final double LAST_READS = 2;

  static final List<PeerFigure> ALL =
      List.of(
          of("fib_bench", Model.SC, 218_243 / 2.37, "sc", LAST_READS),
          of("fib_bench", Model.TSO, 525_630 / 6.08, "rc11", LAST_READS),
          of("big0", Model.SC, 69_112 / 0.62, "sc", LAST_READS),
          of("big0", Model.TSO, 69_112 / 0.62, "sc", LAST_READS),
          of("ainc(7)", Model.SC, 5_040 / 0.21, "rc11", REVISITS),
          of("ainc(7)", Model.TSO, 5_040 / 0.21, "rc11", REVISITS),
          of("ainc(8)", Model.SC, 40_320 / 1.90, "sc", REVISITS),
          of("ainc(8)", Model.TSO, 40_320 / 1.94, "tso", REVISITS),
          of("readers(13)", Model.SC, 8_192 / 0.36, "sc", REVISITS),
          of("readers(13)", Model.TSO, 8_192 / 0.36, "tso", REVISITS),
          of("lastzero(10)", Model.SC, 3_328 / 0.20, "sc", REVISITS),
          of("lastzero(10)", Model.TSO, 3_328 / 0.20, "tso", REVISITS),
          of("lastzero(15)", Model.SC, 147_456 / 15.6, "rc11", REVISITS),
          of("lastzero(15)", Model.TSO, 147_456 / 15.6, "rc11", REVISITS),
          of("indexer(15)", Model.SC, 4_096 / 3.86, "sc", REVISITS),
          of("indexer(15)", Model.TSO, 4_096 / 3.86, "rc11", REVISITS),
          of("casrot(9)", Model.SC, 8_597 / 0.12, "rc11", REVISITS),
          of("casrot(9)", Model.TSO, 8_597 / 0.12, "rc11", REVISITS),
          of("cinc(4)", Model.SC, 13_824 / 0.64, "sc", REVISITS),
          of("cinc(4)", Model.TSO, 13_824 / 0.69, "rc11", REVISITS),
          of("fib2(5)", Model.SC, 8_953 / 0.95, "sc", REVISITS),
          of("fib2(6)", Model.SC, 73_789 / 9.3, "sc", REVISITS),
          of("fib2(6)", Model.TSO, 226_512 / 16.9, "tso", REVISITS));

  private static PeerFigure of(
      String program, Model model, double rate, String under, double goal) {
    return new PeerFigure(program, model, rate, under, goal);
  }
}

package org.lazymm.benchmarks;

import java.util.List;

/**
 * How long a checker of Java programs took to exhaust a program under sequential consistency.
 *
 * @param program its name among the known counts
 * @param peer the checker
 * @param schedules how many schedules it ran
 * @param seconds how long it took, start included
 */
record ExhaustedFigure(String program, String peer, long schedules, double seconds) {
  private static final String JMC = "JMC 0.1.2";
  private static final String LINCHECK = "Lincheck 3.7";

  static final List<ExhaustedFigure> ALL =
      List.of(
          new ExhaustedFigure("ainc(5)", JMC, 120, 2.7),
          new ExhaustedFigure("ainc(6)", JMC, 720, 11.3),
          new ExhaustedFigure("ainc(7)", JMC, 5_040, 53.5),
          new ExhaustedFigure("readers(8)", JMC, 256, 4.0),
          new ExhaustedFigure("readers(10)", JMC, 1_024, 21.2),
          new ExhaustedFigure("lastzero(5)", JMC, 64, 2.2),
          new ExhaustedFigure("fib2(4)", JMC, 1_107, 9.8),
          new ExhaustedFigure("fib2(5)", JMC, 8_953, 50.7),
          new ExhaustedFigure("SB", LINCHECK, 381, 6.7),
          new ExhaustedFigure("ainc(2)", LINCHECK, 12, 3.7),
          new ExhaustedFigure("ainc(3)", LINCHECK, 46, 3.9),
          new ExhaustedFigure("ainc(4)", LINCHECK, 249, 5.2),
          new ExhaustedFigure("readers(2)", LINCHECK, 769, 6.7),
          new ExhaustedFigure("readers(3)", LINCHECK, 33_339, 53.3));
}

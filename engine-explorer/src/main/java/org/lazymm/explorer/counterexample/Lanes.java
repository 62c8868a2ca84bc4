package org.lazymm.explorer.counterexample;

import java.util.List;

/** Where the moments of a diagram stand on a page: a lane for each CPU, time downwards. */
final class Lanes {
  static final double ROW = 22;
  private static final double TOP = 44;
  private static final double LEFT = 70;
  private static final double CHARACTER = 7.3;
  private static final double AROUND = 46;
  private static final double NARROWEST = 160;
  private static final double SOURCE = 300;

  private final List<DiagramRow> moments;
  private final List<Integer> cpus;
  private final double[] at;
  private final double sources;

  Lanes(List<DiagramRow> moments) {
    this.moments = moments;
    this.cpus = moments.stream().map(DiagramRow::cpu).distinct().sorted().toList();
    this.at = new double[cpus.size()];
    double x = LEFT;
    for (int lane = 0; lane < at.length; lane++) {
      at[lane] = x;
      x += width(cpus.get(lane));
    }
    this.sources = x;
  }

  private double width(int cpu) {
    int longest =
        moments.stream()
            .filter(moment -> moment.cpu() == cpu)
            .mapToInt(moment -> moment.text().length())
            .max()
            .orElse(0);
    return Math.max(NARROWEST, AROUND + CHARACTER * longest);
  }

  List<Integer> cpus() {
    return cpus;
  }

  /** Where a CPU's line is. */
  double x(int cpu) {
    return at[cpus.indexOf(cpu)];
  }

  /** Where the places in the source begin. */
  double sources() {
    return sources;
  }

  /** Where a moment is. */
  double y(int number) {
    return TOP + ROW * number;
  }

  double width() {
    return sources + SOURCE;
  }

  double height() {
    return y(moments.size() + 1);
  }
}

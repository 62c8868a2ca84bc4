package org.lazymm.report.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Maps values to the range 0 to 1, evenly or by their logarithm.
 *
 * @param low the value at 0
 * @param high the value at 1, greater than {@code low}
 * @param isLogarithmic by the logarithm; {@code low} is greater than 0 then
 */
record Scale(double low, double high, boolean isLogarithmic) {

  private static final double[] STEPS = {1, 2, 5};
  private static final int FEW_DECADES = 2;

  Scale {
    if (!(low < high) || (isLogarithmic && !(low > 0))) {
      throw new IllegalArgumentException("scale " + low + " to " + high);
    }
  }

  /** The scale for positions along an x axis: exactly from the first to the last. */
  static Scale spanning(double low, double high) {
    if (low == high) {
      return new Scale(low - 1, high + 1, false);
    }
    return new Scale(low, high, low > 0 && high / low >= 8);
  }

  /** The scale for amounts along a y axis: from round value to round value, or from 0. */
  static Scale covering(double low, double high) {
    if (low > 0 && high / low >= 20) {
      return new Scale(below(low), above(high), true);
    }
    double top = high <= 0 ? 1 : high;
    double step = step(top);
    return new Scale(0, Math.ceil(top / step - 1e-9) * step, false);
  }

  /** Where a value is, 0 to 1. */
  double position(double value) {
    return isLogarithmic
        ? (Math.log(value) - Math.log(low)) / (Math.log(high) - Math.log(low))
        : (value - low) / (high - low);
  }

  /** Round values from one end to the other. */
  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    if (!isLogarithmic) {
      double step = step(high - low);
      for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high * (1 + 1e-9); i++) {
        ticks.add(i * step);
      }
      return ticks;
    }
    boolean fewDecades = Math.log10(high / low) <= FEW_DECADES;
    int first = (int) Math.floor(Math.log10(low) + 1e-9);
    for (int decade = first; Math.pow(10, decade) <= high * (1 + 1e-9); decade++) {
      for (double step : fewDecades ? STEPS : new double[] {1}) {
        double tick = step * Math.pow(10, decade);
        if (tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9)) {
          ticks.add(tick);
        }
      }
    }
    return ticks;
  }

  private static double step(double range) {
    double rough = range / 5;
    double decade = Math.pow(10, Math.floor(Math.log10(rough)));
    double share = rough / decade;
    return decade * (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10);
  }

  private static double below(double value) {
    double decade = Math.pow(10, Math.floor(Math.log10(value)));
    double share = value / decade * (1 + 1e-9);
    return decade * (share >= 5 ? 5 : share >= 2 ? 2 : 1);
  }

  private static double above(double value) {
    double decade = Math.pow(10, Math.floor(Math.log10(value)));
    double share = value / decade * (1 - 1e-9);
    return decade * (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10);
  }
}

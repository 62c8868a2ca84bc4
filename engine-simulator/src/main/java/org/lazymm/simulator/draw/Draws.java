package org.lazymm.simulator.draw;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.hipparchus.random.SobolSequenceGenerator;
import org.lazymm.simulator.profile.Figure;
import org.lazymm.simulator.profile.FigureKey;
import org.lazymm.simulator.profile.MachineProfile;
import org.lazymm.simulator.profile.MachineSelection;
import org.lazymm.simulator.profile.Range;

/**
 * Draws figures and seeds together.
 *
 * <p>The figures are the points of a Sobol sequence, shifted at random, so that few draws cover the
 * ranges evenly. Every figure with a range is drawn: half of the draws lie below the stated value,
 * half above it, and where the value is an end of its range they lie anywhere in it. Between two
 * positive ends a figure is drawn in log space.
 */
public final class Draws {

  private Draws() {}

  /**
   * Some draws, the first of which has the figures as stated.
   *
   * @param machine the CPUs
   * @param seed of the draws, and of the load in the first one
   * @param count how many, at least 1
   */
  public static List<Draw> of(MachineSelection machine, long seed, int count) {
    if (count < 1) {
      throw new IllegalArgumentException("draws must be at least 1, not " + count);
    }
    List<FigureKey> keys = uncertain(machine.profile());
    List<Draw> draws = new ArrayList<>();
    draws.add(new Draw(0, machine, seed));
    if (keys.isEmpty()) {
      for (int number = 1; number < count; number++) {
        draws.add(new Draw(number, machine, seed + number));
      }
      return draws;
    }
    SobolSequenceGenerator sobol = new SobolSequenceGenerator(keys.size());
    double[] shift = shift(keys.size(), seed);
    for (int number = 1; number < count; number++) {
      double[] point = sobol.nextVector();
      Map<FigureKey, Double> values = new EnumMap<>(FigureKey.class);
      for (int index = 0; index < point.length; index++) {
        FigureKey key = keys.get(index);
        double share = (point[index] + shift[index]) % 1;
        values.put(key, value(machine.profile().figure(key), share));
      }
      MachineProfile drawn = machine.profile().withValues(values);
      draws.add(new Draw(number, new MachineSelection(drawn, machine.cpus()), seed + number));
    }
    return draws;
  }

  /** The figures that are drawn: those with a range that is not a single value. */
  public static List<FigureKey> uncertain(MachineProfile profile) {
    return profile.figures().entrySet().stream()
        .filter(entry -> entry.getValue().range().low() < entry.getValue().range().high())
        .map(Map.Entry::getKey)
        .toList();
  }

  private static double[] shift(int dimensions, long seed) {
    return new SplittableRandom(seed).doubles(dimensions).toArray();
  }

  /**
   * A value of a figure.
   *
   * @param share of the draws that lie below it, 0 to 1
   */
  static double value(Figure figure, double share) {
    Range range = figure.range();
    double stated = figure.value();
    if (stated <= range.low() || stated >= range.high()) {
      return between(range.low(), range.high(), share);
    }
    return share < 0.5
        ? between(range.low(), stated, 2 * share)
        : between(stated, range.high(), 2 * share - 1);
  }

  private static double between(double low, double high, double share) {
    return low > 0
        ? StrictMath.exp(StrictMath.log(low) + share * (StrictMath.log(high) - StrictMath.log(low)))
        : low + share * (high - low);
  }
}

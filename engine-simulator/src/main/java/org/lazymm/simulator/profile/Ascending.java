package org.lazymm.simulator.profile;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.lazymm.simulator.coherence.Distance;

/**
 * Figures that make no sense in another order: no CPU is nearer than one that is less far away, and
 * no idle state is left faster than a shallower one.
 *
 * <p>The ranges of such figures may overlap. When each value is drawn for itself, one that is lower
 * than that of the step before is raised to it.
 */
final class Ascending {

  private static final List<List<FigureKey>> STAIRS =
      List.of(
          byDistance(FigureKey::latency),
          byDistance(FigureKey::occupancy),
          List.of(FigureKey.WAKE_POLL, FigureKey.WAKE_C1, FigureKey.WAKE_DEEP),
          List.of(FigureKey.RESIDENCY_C1, FigureKey.RESIDENCY_DEEP));

  private Ascending() {}

  private static List<FigureKey> byDistance(Function<Distance, FigureKey> key) {
    return Arrays.stream(Distance.values()).map(key).toList();
  }

  /** The figures that ascend, in this order; those that a machine does not have are left out. */
  static List<List<FigureKey>> stairs() {
    return STAIRS;
  }

  /** Raises each value that is lower than the one of the step before. */
  static void raise(Map<FigureKey, Figure> figures) {
    for (List<FigureKey> stair : STAIRS) {
      double before = 0;
      for (FigureKey key : stair) {
        Figure figure = figures.get(key);
        if (figure == null) {
          continue;
        }
        if (figure.value() < before) {
          figures.put(key, figure.at(before));
        }
        before = Math.max(before, figure.value());
      }
    }
  }
}

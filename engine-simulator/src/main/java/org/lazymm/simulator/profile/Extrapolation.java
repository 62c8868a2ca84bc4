package org.lazymm.simulator.profile;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.lazymm.simulator.coherence.Distance;
import org.lazymm.simulator.coherence.TopologyShape;

/**
 * A machine of the same kind as another one and with more CPUs than that, such as nobody measured.
 *
 * <p>It has the figures of the other one. Those of the distances that it has beyond them continue
 * the farthest known ones, by what the same step costs on machines where it was measured, in a wide
 * range.
 */
final class Extrapolation {

  /** How far a continued figure may be off. */
  private static final double FARTHER_THAN_ASSUMED = 3;

  /** How much more an interrupt to a CPU at a new distance may cost. */
  private static final double DEARER_INTERRUPT = 2;

  private static final List<FigureKey> INTERRUPTS =
      List.of(FigureKey.IPI_FIRST, FigureKey.IPI_FURTHER);

  private Extrapolation() {}

  /**
   * The larger machine.
   *
   * @param machine the machine that it continues
   * @param cpus more than that has
   * @throws ProfileException if no machine has so many CPUs, or the given one is too small to say
   *     what a distance costs
   */
  static MachineProfile of(MachineProfile machine, int cpus) {
    if (cpus > TopologyShape.MAX_CPUS) {
      throw new ProfileException(
          "profile "
              + machine.name()
              + " has "
              + machine.cpus()
              + " CPUs, "
              + cpus
              + " were asked for; ask for fewer: no modelled machine has more than "
              + TopologyShape.MAX_CPUS);
    }
    if (machine.cpus() == 1) {
      throw new ProfileException(
          "profile "
              + machine.name()
              + " has 1 CPU and thus no distance to continue, "
              + cpus
              + " were asked for; ask for 1, or take another profile");
    }
    TopologyShape shape = shape(machine, cpus);
    return new MachineProfile(
        machine.name(),
        machine.summary() + "; extrapolated to " + cpus,
        machine.architecture(),
        "extrapolated from " + machine.cpus() + " CPUs: " + machine.status(),
        true,
        shape,
        "more of the same: " + machine.shapeSource(),
        figures(machine, shape),
        machine.remarks());
  }

  private static TopologyShape shape(MachineProfile machine, int cpus) {
    try {
      return LargerShape.of(machine.shape(), cpus);
    } catch (IllegalArgumentException e) {
      throw new ProfileException(
          "profile "
              + machine.name()
              + ": its parts do not make up a machine of "
              + cpus
              + " CPUs, ask for fewer: "
              + e.getMessage(),
          e);
    }
  }

  private static Map<FigureKey, Figure> figures(MachineProfile machine, TopologyShape shape) {
    EnumMap<FigureKey, Figure> figures = new EnumMap<>(machine.figures());
    Distance known = Distance.SMT;
    for (Distance distance : shape.distances()) {
      if (!machine.shape().distances().contains(distance)) {
        putContinued(figures, known, distance);
      }
      known = distance;
    }
    if (!shape.distances().equals(machine.shape().distances())) {
      INTERRUPTS.forEach(key -> figures.compute(key, Extrapolation::dearer));
    }
    return figures;
  }

  private static void putContinued(Map<FigureKey, Figure> figures, Distance known, Distance next) {
    FartherStep step = FartherStep.between(known, next);
    continueTo(figures, FigureKey.latency(known), FigureKey.latency(next), step.latency(), step);
    continueTo(
        figures, FigureKey.occupancy(known), FigureKey.occupancy(next), step.occupancy(), step);
  }

  private static void continueTo(
      Map<FigureKey, Figure> figures,
      FigureKey known,
      FigureKey next,
      double times,
      FartherStep step) {
    Figure nearer = Objects.requireNonNull(figures.get(known));
    double value = nearer.value() * times;
    figures.put(
        next,
        Figure.assumed(
            value,
            times + " times " + known.label() + ", as " + step.as(),
            new Range(
                nearer.value(),
                Math.max(value, nearer.range().high()) * FARTHER_THAN_ASSUMED,
                "from no more than "
                    + known.label()
                    + " to three times as assumed; nobody measured such a machine")));
  }

  private static Figure dearer(FigureKey key, Figure known) {
    Range range = known.range();
    return Figure.assumed(
        known.value(),
        known.source(),
        new Range(
            range.low(),
            range.high() * DEARER_INTERRUPT,
            (range.isGiven() ? range.because() : "from the value of the smaller machine")
                + "; twice that at the upper end, for its CPUs are farther away"));
  }
}

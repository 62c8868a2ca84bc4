package org.lazymm.simulator.profile;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.simulator.coherence.Distance;
import org.lazymm.simulator.coherence.Prices;
import org.lazymm.simulator.coherence.TopologyShape;
import org.lazymm.simulator.time.Ticks;

/**
 * A machine that the simulator can model: its shape and its figures.
 *
 * @param name the name users give, such as {@code xeon-2s}
 * @param summary one line on the machine
 * @param architecture what the scheduler has of it
 * @param status how far the figures can be trusted, in a few words
 * @param isExtrapolated whether no such machine was measured, and its figures continue those of
 *     smaller ones
 * @param shape topology
 * @param shapeSource where the topology is from
 * @param figures all figures; a figure of a distance that the machine does not have is absent
 * @param remarks what its file leaves open and how that was filled in, a sentence each
 */
public record MachineProfile(
    String name,
    String summary,
    Architecture architecture,
    String status,
    boolean isExtrapolated,
    TopologyShape shape,
    String shapeSource,
    Map<FigureKey, Figure> figures,
    List<String> remarks) {

  /** Checks that exactly the figures which the topology asks for are there. */
  public MachineProfile {
    EnumMap<FigureKey, Figure> copy = copy(figures);
    figures = Collections.unmodifiableMap(copy);
    remarks = List.copyOf(remarks);
    for (FigureKey key : FigureKey.values()) {
      if (isWanted(shape, key) && !copy.containsKey(key)) {
        throw new IllegalArgumentException("profile " + name + " lacks the figure " + key.label());
      }
      if (!isWanted(shape, key) && copy.containsKey(key)) {
        throw new IllegalArgumentException(
            "profile " + name + " has no two CPUs for the figure " + key.label());
      }
    }
  }

  private static EnumMap<FigureKey, Figure> copy(Map<FigureKey, Figure> figures) {
    EnumMap<FigureKey, Figure> copy = new EnumMap<>(FigureKey.class);
    copy.putAll(figures);
    return copy;
  }

  /** Whether a machine of this shape needs a figure. */
  static boolean isWanted(TopologyShape shape, FigureKey key) {
    return key.distance().map(shape.distances()::contains).orElse(true);
  }

  /** Number of CPUs (hardware threads). */
  public int cpus() {
    return shape.cpus();
  }

  /**
   * A figure.
   *
   * @param key a figure that this machine has
   */
  public Figure figure(FigureKey key) {
    Figure figure = figures.get(key);
    if (figure == null) {
      throw new IllegalArgumentException("profile " + name + " has no figure " + key.label());
    }
    return figure;
  }

  /** A figure that is a duration, in ticks. */
  public long ticks(FigureKey key) {
    if (key.unit() != FigureKey.Unit.NANOSECONDS) {
      throw new IllegalArgumentException(key.label() + " is no duration");
    }
    return Ticks.ofNanoseconds(figure(key).value());
  }

  /** How many of the figures are assumed: what a result on this profile rests on. */
  public int assumedFigures() {
    return (int) figures.values().stream().filter(Figure::assumed).count();
  }

  /**
   * A machine of the same kind with at least so many CPUs: this one, or one that continues it by
   * more sockets and boxes.
   *
   * @param count at least 1
   * @throws ProfileException if it cannot be continued that far
   */
  public MachineProfile reaching(int count) {
    return count <= cpus() ? this : Extrapolation.of(this, count);
  }

  /**
   * The same machine with one figure at another value.
   *
   * @param key a figure that this machine has
   * @param value in the unit of the key
   */
  public MachineProfile with(FigureKey key, double value) {
    return withValues(Map.of(key, value));
  }

  /**
   * The same machine with figures at other values. Each keeps its source and its range, which grows
   * if the value lies outside. A farther distance never becomes nearer than a near one, nor a deep
   * idle state faster to leave than a shallow one: it is raised to it.
   *
   * @param values by figures that this machine has, in their units
   */
  public MachineProfile withValues(Map<FigureKey, Double> values) {
    EnumMap<FigureKey, Figure> changed = copy(figures);
    values.forEach((key, value) -> changed.put(key, figure(key).at(checked(key, value))));
    Ascending.raise(changed);
    return new MachineProfile(
        name, summary, architecture, status, isExtrapolated, shape, shapeSource, changed, remarks);
  }

  private static double checked(FigureKey key, double value) {
    if (!(value >= 0 && value <= key.unit().limit())) {
      throw new IllegalArgumentException(
          key.label() + " must be 0 to " + key.unit().limit() + ", not " + value);
    }
    return value;
  }

  /**
   * What the coherence model charges on this machine. The occupancies lie between those of tight
   * loops and the latencies, as {@code occupancy.sparse} says.
   */
  public Prices prices() {
    double sparse = figure(FigureKey.OCCUPANCY_SPARSE).value();
    Prices tight = tightPrices();
    List<Long> occupancy =
        Arrays.stream(Distance.values())
            .map(Distance::level)
            .map(level -> between(tight.occupancy().get(level), tight.latency().get(level), sparse))
            .toList();
    return new Prices(
        tight.hit(), tight.rmw(), tight.fence(), tight.latency(), occupancy, tight.perWaiter());
  }

  private static long between(long occupancy, long latency, double share) {
    return occupancy + Math.round(share * Math.max(0, latency - occupancy));
  }

  private Prices tightPrices() {
    return new Prices(
        ticks(FigureKey.HIT),
        ticks(FigureKey.RMW),
        ticks(FigureKey.FENCE),
        byLevel(FigureKey::latency),
        byLevel(FigureKey::occupancy),
        figure(FigureKey.OCCUPANCY_PER_WAITER).value() * Ticks.PER_NANOSECOND);
  }

  private List<Long> byLevel(Function<Distance, FigureKey> key) {
    return Arrays.stream(Distance.values())
        .map(distance -> shape.distances().contains(distance) ? ticks(key.apply(distance)) : 0L)
        .toList();
  }
}

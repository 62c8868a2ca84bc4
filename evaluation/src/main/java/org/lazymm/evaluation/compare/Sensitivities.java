package org.lazymm.evaluation.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Future;
import org.lazymm.evaluation.load.Load;
import org.lazymm.evaluation.work.Attempt;
import org.lazymm.evaluation.work.Diagnostics;
import org.lazymm.evaluation.work.Pool;
import org.lazymm.evaluation.work.Progress;
import org.lazymm.report.Sensitivity;
import org.lazymm.report.table.PriceTables;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.simulator.account.Account;
import org.lazymm.simulator.draw.Draw;
import org.lazymm.simulator.draw.Draws;
import org.lazymm.simulator.profile.FigureKey;
import org.lazymm.simulator.profile.MachineSelection;
import org.lazymm.simulator.profile.Range;
import org.lazymm.simulator.result.SimulationResult;
import org.lazymm.simulator.result.TimeSpent;

/**
 * Finds out which figures decide: runs a load on its largest machine with one figure at either end
 * of its range, and looks for the value at which the order of a scheme and of the status quo flips.
 */
final class Sensitivities {
  /** How often the range in which the order flips is halved. */
  private static final int HALVINGS = 7;

  private final Load load;
  private final MachineSelection machine;
  private final long seed;
  private final SchemeSelection statusQuo;
  private final List<SchemeSelection> others;

  private Sensitivities(
      Load load, long seed, SchemeSelection statusQuo, List<SchemeSelection> others) {
    this.load = load;
    this.machine = load.machines().get(load.machines().size() - 1);
    this.seed = seed;
    this.statusQuo = statusQuo;
    this.others = others;
  }

  /**
   * What each figure decides for each load.
   *
   * @param progress told how far the runs have come
   * @param diagnostics told if there is nothing to find out
   * @param loads the loads; those without machines are left out
   * @param schemes the status quo and others, else there is nothing to find out
   * @param seed of the loads' random choices
   */
  public static List<Sensitivity> of(
      Progress progress,
      Diagnostics diagnostics,
      List<Load> loads,
      List<SchemeSelection> schemes,
      long seed) {
    Optional<SchemeSelection> statusQuo =
        schemes.stream()
            .filter(scheme -> scheme.displayName().equals(PriceTables.STATUS_QUO))
            .findFirst();
    if (statusQuo.isEmpty() || schemes.size() == 1) {
      diagnostics.mention(
          "--sensitivity",
          "compares schemes with "
              + PriceTables.STATUS_QUO
              + ", which takes it and another one; left out");
      return List.of();
    }
    List<SchemeSelection> others =
        schemes.stream().filter(scheme -> scheme != statusQuo.get()).toList();
    List<Sensitivity> found = new ArrayList<>();
    for (Load load : loads) {
      if (!load.machines().isEmpty()) {
        found.addAll(new Sensitivities(load, seed, statusQuo.get(), others).find(progress));
      }
    }
    return found;
  }

  /** A figure at a value, and a scheme. */
  private record Point(SchemeSelection scheme, FigureKey key, double value) {}

  private List<Sensitivity> find(Progress progress) {
    List<FigureKey> keys = Draws.uncertain(machine.profile());
    Map<Point, Future<Attempt<SimulationResult>>> running = new HashMap<>();
    List<Future<Attempt<Optional<Sensitivity>>>> found = new ArrayList<>();
    int schemes = others.size() + 1;
    try (Pool pool = new Pool(progress, keys.size() * (2 * schemes + others.size()))) {
      for (FigureKey key : keys) {
        Range range = machine.profile().figure(key).range();
        for (double end : List.of(range.low(), range.high())) {
          submit(pool, running, new Point(statusQuo, key, end));
          others.forEach(scheme -> submit(pool, running, new Point(scheme, key, end)));
        }
      }
      Map<Point, Double> speeds = new HashMap<>();
      running.forEach(
          (point, run) -> Pool.await(run).result().ifPresent(it -> speeds.put(point, speed(it))));
      for (FigureKey key : keys) {
        for (SchemeSelection scheme : others) {
          found.add(
              pool.submit(
                  scheme, "what " + key.label() + " decides", () -> of(scheme, key, speeds)));
        }
      }
      return found.stream()
          .map(Pool::await)
          .flatMap(each -> each.result().stream())
          .flatMap(Optional::stream)
          .toList();
    }
  }

  private void submit(
      Pool pool, Map<Point, Future<Attempt<SimulationResult>>> running, Point point) {
    running.put(
        point,
        pool.submit(
            point.scheme(),
            point.scheme().displayName() + " with another " + point.key().label(),
            () -> run(point)));
  }

  private SimulationResult run(Point point) {
    MachineSelection changed =
        new MachineSelection(machine.profile().with(point.key(), point.value()), machine.cpus());
    return load.run(point.scheme(), new Draw(0, changed, seed));
  }

  /** What schemes are compared by: context switches a second, or of a paced load the price. */
  private double speed(SimulationResult result) {
    if (!load.paced()) {
      return result.nanoseconds() == 0 ? 0 : result.switches().total() / result.nanoseconds();
    }
    TimeSpent time = result.time();
    double price =
        time.total() - time.on(Account.USER) - time.on(Account.IDLE) - time.on(Account.OFFLINE);
    return price == 0 ? 0 : 1 / price;
  }

  private Optional<Sensitivity> of(
      SchemeSelection scheme, FigureKey key, Map<Point, Double> speeds) {
    Range range = machine.profile().figure(key).range();
    Optional<Double> low = lead(scheme, key, range.low(), speeds);
    Optional<Double> high = lead(scheme, key, range.high(), speeds);
    if (low.isEmpty() || high.isEmpty()) {
      return Optional.empty();
    }
    boolean flips =
        (low.get() > 1) != (high.get() > 1)
            && Sensitivity.factor(low.get(), high.get()) >= Sensitivity.LEAST_SWING;
    return Optional.of(
        new Sensitivity(
            load.workload().id(),
            machine.profile().name(),
            machine.cpus(),
            scheme.displayName(),
            statusQuo.displayName(),
            key.label(),
            key.unit().symbol(),
            range.low(),
            range.high(),
            low.get(),
            high.get(),
            flips ? OptionalDouble.of(flip(scheme, key, low.get() > 1)) : OptionalDouble.empty()));
  }

  private Optional<Double> lead(
      SchemeSelection scheme, FigureKey key, double value, Map<Point, Double> speeds) {
    Double own = speeds.get(new Point(scheme, key, value));
    Double other = speeds.get(new Point(statusQuo, key, value));
    return own == null || other == null || own == 0 || other == 0
        ? Optional.empty()
        : Optional.of(own / other);
  }

  /** The value at which the order flips, by halving. */
  private double flip(SchemeSelection scheme, FigureKey key, boolean leadsAtLow) {
    double low = machine.profile().figure(key).range().low();
    double high = machine.profile().figure(key).range().high();
    for (int step = 0; step < HALVINGS; step++) {
      double middle = low > 0 ? Math.sqrt(low * high) : (low + high) / 2;
      double own = speed(run(new Point(scheme, key, middle)));
      double other = speed(run(new Point(statusQuo, key, middle)));
      if (own > other == leadsAtLow) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }
}

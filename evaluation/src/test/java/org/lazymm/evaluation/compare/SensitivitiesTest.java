package org.lazymm.evaluation.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.lazymm.evaluation.load.Load;
import org.lazymm.evaluation.work.Diagnostics;
import org.lazymm.evaluation.work.Progress;
import org.lazymm.report.Axis;
import org.lazymm.report.PricedLoad;
import org.lazymm.report.Sensitivity;
import org.lazymm.scheduler.discovery.Discovery;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.simulator.account.Account;
import org.lazymm.simulator.draw.Draw;
import org.lazymm.simulator.draw.Draws;
import org.lazymm.simulator.profile.FigureKey;
import org.lazymm.simulator.profile.MachineProfile;
import org.lazymm.simulator.profile.MachineSelection;
import org.lazymm.simulator.profile.ProfileCatalogue;
import org.lazymm.simulator.profile.Range;
import org.lazymm.simulator.result.Durations;
import org.lazymm.simulator.result.Fidelity;
import org.lazymm.simulator.result.InterruptCounts;
import org.lazymm.simulator.result.MemoryCounts;
import org.lazymm.simulator.result.Retention;
import org.lazymm.simulator.result.SimulationResult;
import org.lazymm.simulator.result.SwitchCounts;
import org.lazymm.simulator.result.TimeSpent;

/** What figures decide, on loads whose cost a test says. */
class SensitivitiesTest {
  private static final MachineSelection MACHINE = ProfileCatalogue.ofUser().find("xeon-2s");
  private static final Range RANGE = MACHINE.profile().figure(FigureKey.IPI_FIRST).range();

  private final StringBuilder said = new StringBuilder();

  @Test
  void theFigureAtWhichTheOrderFlipsIsFoundWithItsValue() {
    double middle = Math.sqrt(RANGE.low() * RANGE.high());
    Sensitivity found = ipiFirst(find(new Priced(false, profile -> ipi(profile), middle)));
    assertEquals(List.of("hazard", "fullbarrier"), List.of(found.scheme(), found.against()));
    assertEquals(RANGE.low(), found.low());
    assertEquals(RANGE.high(), found.high());
    assertEquals(middle / RANGE.low(), found.leadAtLow(), 1e-9);
    assertEquals(middle / RANGE.high(), found.leadAtHigh(), 1e-9);
    assertEquals(middle, found.flipsAt().orElseThrow(), 0.02 * middle);
  }

  @Test
  void theFlipIsFoundWhereverItIsAndWhicheverWayItGoes() {
    for (double share : new double[] {0.03, 0.3, 0.8}) {
      double flip = RANGE.low() + share * (RANGE.high() - RANGE.low());
      Priced rising = new Priced(false, profile -> ipi(profile), flip);
      Priced falling = new Priced(false, profile -> 1e6 / ipi(profile), 1e6 / flip);
      for (Priced load : List.of(rising, falling)) {
        double found = ipiFirst(find(load)).flipsAt().orElseThrow();
        assertEquals(flip, found, 0.02 * flip);
      }
    }
  }

  @Test
  void aFigureThatChangesTheLeadButNotTheOrderDoesNotFlipIt() {
    Sensitivity found =
        ipiFirst(find(new Priced(false, profile -> ipi(profile), 2 * RANGE.high())));
    assertEquals(OptionalDouble.empty(), found.flipsAt());
    assertEquals(RANGE.high() / RANGE.low(), found.swing(), 1e-9);
  }

  @Test
  void eachUncertainFigureIsLookedAtAndThoseThatDoNotMatterHaveNoSwing() {
    List<Sensitivity> found = find(new Priced(false, profile -> ipi(profile), 1_000));
    assertEquals(
        Draws.uncertain(MACHINE.profile()).stream().map(FigureKey::label).toList(),
        found.stream().map(Sensitivity::figure).toList());
    for (Sensitivity one : found) {
      assertTrue(one.figure().equals(FigureKey.IPI_FIRST.label()) || one.swing() == 1, one + "");
    }
  }

  @Test
  void aPacedLoadIsComparedByItsPriceWithoutWorkAndIdleness() {
    Sensitivity found = ipiFirst(find(new Priced(true, profile -> ipi(profile), 1_000)));
    assertEquals(1_000 / RANGE.low(), found.leadAtLow(), 1e-9);
    assertEquals(1_000 / RANGE.high(), found.leadAtHigh(), 1e-9);
  }

  @Test
  void onlyTheLargestMachineIsLookedAtWithTheSeedAsStated() {
    Priced load = new Priced(false, profile -> ipi(profile), 1_000);
    find(load);
    assertTrue(load.draws.size() >= 2 * 2 * Draws.uncertain(MACHINE.profile()).size());
    for (Draw draw : load.draws) {
      assertEquals(List.of(8, 7L), List.of(draw.machine().cpus(), draw.seed()));
    }
    assertEquals(8, ipiFirst(find(load)).cpus());
  }

  @Test
  void aRunThatFailsLeavesOutItsFigureAlone() {
    List<Sensitivity> found =
        find(
            new Priced(
                false,
                profile -> {
                  if (ipi(profile) == RANGE.high()) {
                    throw new IllegalStateException("breaks down");
                  }
                  return 500;
                },
                1_000));
    assertEquals(Draws.uncertain(MACHINE.profile()).size() - 1, found.size());
    assertTrue(found.stream().noneMatch(one -> one.figure().equals(FigureKey.IPI_FIRST.label())));
  }

  @Test
  void withoutTheStatusQuoOrAnotherSchemeItIsSaidThatThereIsNothingToFind() {
    for (String only : new String[] {"hazard", "fullbarrier"}) {
      Priced load = new Priced(false, profile -> ipi(profile), 1_000);
      assertEquals(List.of(), find(load, only));
      assertTrue(load.draws.isEmpty());
    }
    assertEquals(
        List.of(
            "--sensitivity: compares schemes with fullbarrier, which takes it and another"
                + " one; left out"),
        said.toString().lines().distinct().toList());
    assertEquals(2, said.toString().lines().count());
  }

  private static double ipi(MachineProfile profile) {
    return profile.figure(FigureKey.IPI_FIRST).value();
  }

  private List<Sensitivity> find(Priced load) {
    List<Sensitivity> found = find(load, "fullbarrier", "hazard");
    assertEquals("", said.toString());
    return found;
  }

  private List<Sensitivity> find(Priced load, String... schemes) {
    try (Discovery discovery = Discovery.withPlugins(List.of())) {
      return Sensitivities.of(
          Progress.NONE,
          new Diagnostics(diagnostic -> said.append(diagnostic).append('\n')),
          List.of(load),
          Arrays.stream(schemes)
              .map(name -> SchemeSelection.parse(discovery.registry(), name))
              .toList(),
          7);
    }
  }

  private static Sensitivity ipiFirst(List<Sensitivity> found) {
    return found.stream()
        .filter(one -> one.figure().equals(FigureKey.IPI_FIRST.label()))
        .findFirst()
        .orElseThrow();
  }

  /** A load on two machines, of which the cost of the status quo does not depend on the machine. */
  private static final class Priced implements Load {
    private final boolean paced;
    private final ToDoubleFunction<MachineProfile> cost;
    private final double costOfStatusQuo;
    private final Queue<Draw> draws = new ConcurrentLinkedQueue<>();

    Priced(boolean paced, ToDoubleFunction<MachineProfile> cost, double costOfStatusQuo) {
      this.paced = paced;
      this.cost = cost;
      this.costOfStatusQuo = costOfStatusQuo;
    }

    @Override
    public PricedLoad workload() {
      return new PricedLoad("priced", "priced", Axis.CPUS, Map.of(), Optional.empty(), "lazymm");
    }

    @Override
    public boolean paced() {
      return paced;
    }

    @Override
    public List<MachineSelection> machines() {
      return List.of(MACHINE.withCpus(2), MACHINE.withCpus(8));
    }

    @Override
    public SimulationResult run(SchemeSelection scheme, Draw draw) {
      draws.add(draw);
      boolean isStatusQuo = scheme.displayName().equals("fullbarrier");
      double price = isStatusQuo ? costOfStatusQuo : cost.applyAsDouble(draw.machine().profile());
      return result(scheme.displayName(), draw, price);
    }

    /** Four switches; a paced load takes as long whatever it costs. */
    private SimulationResult result(String scheme, Draw draw, double price) {
      Durations none = new Durations(0, 0, 0, 0, 0);
      double other = paced && scheme.equals("hazard") ? 5_000 : 1_000;
      return new SimulationResult(
          scheme,
          "priced",
          new TreeMap<>(),
          "xeon-2s",
          draw.machine().cpus(),
          draw.seed(),
          0,
          28,
          paced ? 1e6 : price,
          1,
          new SwitchCounts(1, 1, 1, 1),
          new MemoryCounts(0, 0, 0, 0, new TreeMap<>(), 0),
          new InterruptCounts(0, 0, 0, 0, 0, 0, 0, 0, 0),
          0,
          0,
          0,
          new Retention(0, 0, 0, 0, 0, none),
          none,
          TimeSpent.of(
              Map.of(
                  Account.USER,
                  other,
                  Account.IDLE,
                  2 * other,
                  Account.OFFLINE,
                  3 * other,
                  Account.KERNEL,
                  price / 4,
                  Account.LINE_WAIT,
                  price * 3 / 4)),
          new Fidelity(0, 0, 0, 0, 0, 0),
          0,
          List.of());
    }
  }
}

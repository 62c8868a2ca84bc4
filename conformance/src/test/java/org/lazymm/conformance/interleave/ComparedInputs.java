package org.lazymm.conformance.interleave;

import java.util.ArrayList;
import java.util.List;
import org.lazymm.broken.HistoricBugs;
import org.lazymm.broken.PlainMistakes;
import org.lazymm.broken.Variant;
import org.lazymm.scenario.Scenario;

/** The pairs of a scenario and a scheme that a comparison is given, by number. */
final class ComparedInputs {
  private static final int CHANCE_SCHEMES = 6;

  /** A scheme in a kernel, with a name. */
  private record Named(String name, Variant variant) {}

  private final Comparison comparison;
  private final long seed;
  private final List<Named> sound = new ArrayList<>();
  private final List<Named> broken = new ArrayList<>();

  /**
   * Pairs for a comparison.
   *
   * @param comparison is given them
   * @param seed names the series of scenarios
   */
  ComparedInputs(Comparison comparison, long seed) {
    this.comparison = comparison;
    this.seed = seed;
    PlainMistakes.all().forEach(bug -> broken.add(new Named(bug.what(), bug.broken())));
    HistoricBugs.all().forEach(bug -> broken.add(new Named(bug.toString(), bug.broken())));
    HistoricBugs.all().forEach(bug -> sound.add(new Named(bug.base(), bug.sound())));
  }

  /**
   * Gives it the pairs of some scenarios: each under a few schemes made by chance, a sound one and
   * one that is known to be broken.
   *
   * @param from the first scenario
   * @param to one after the last
   */
  void give(int from, int to) {
    for (int index = from; index < to; index++) {
      Scenario scenario = renumbered(SmallScenarios.generate(seed, index), index);
      for (int which = 0; which < CHANCE_SCHEMES; which++) {
        long number = (long) CHANCE_SCHEMES * index + which;
        comparison.compare(scenario, "chance-" + number, ChanceScheme.of(number));
      }
      give(scenario, sound.get(index % sound.size()));
      give(scenario, broken.get(index % broken.size()));
    }
  }

  /** Every other scenario has its CPUs under other numbers, where it can. */
  private static Scenario renumbered(Scenario scenario, int index) {
    List<Renumbering> all = Renumbering.all(scenario.cpus());
    Renumbering chosen = all.get(index % all.size());
    return chosen.fits(scenario) ? chosen.of(scenario) : scenario;
  }

  private void give(Scenario scenario, Named scheme) {
    Variant variant = scheme.variant();
    comparison.compare(scenario.withFaults(variant.faults()), scheme.name(), variant.scheme());
  }
}

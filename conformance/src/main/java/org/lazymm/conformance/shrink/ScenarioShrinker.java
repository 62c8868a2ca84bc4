package org.lazymm.conformance.shrink;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.lazymm.scenario.Scenario;

/**
 * Makes a scenario as small as it goes while it keeps a trait, such as breaking a rule.
 *
 * <p>Goes through the kinds of changes that there are in turn, from those that take most away,
 * takes each change after which the trait is still there, and ends when none helps. The same
 * scenario and trait always give the same result.
 */
public final class ScenarioShrinker {
  private static final List<Function<Scenario, Stream<Scenario>>> STAGES =
      List.of(
          PlainerMachine::calm,
          FewerSteps::chunks,
          FewerSteps::edits,
          FewerCpus::of,
          FewerTasks::of,
          PlainerMachine::of,
          PlainerActions::of,
          EarlierStalls::of,
          InOrder::of);

  private final Predicate<Scenario> hasTrait;
  private final Set<Scenario> tried = new HashSet<>();
  private int runsLeft;
  private boolean mustKeepUses;

  /**
   * Makes a shrinker.
   *
   * @param hasTrait whether a scenario still has what it is kept for
   * @param runs how often that may be asked
   */
  public ScenarioShrinker(Predicate<Scenario> hasTrait, int runs) {
    this.hasTrait = hasTrait;
    this.runsLeft = runs;
  }

  /**
   * All scenarios that are one change smaller or plainer, those that take most away first.
   *
   * @param scenario any scenario
   */
  public static Stream<Scenario> candidates(Scenario scenario) {
    return STAGES.stream().flatMap(stage -> stage.apply(scenario));
  }

  /**
   * Makes a scenario small.
   *
   * @param scenario one that has the trait
   */
  public Scenario shrink(Scenario scenario) {
    mustKeepUses = KeptUses.in(scenario);
    Scenario before;
    Scenario smallest = sequential(scenario);
    do {
      before = smallest;
      for (Function<Scenario, Stream<Scenario>> stage : STAGES) {
        smallest = exhaust(stage, smallest);
      }
    } while (!smallest.equals(before) && runsLeft > 0);
    return smallest;
  }

  /** Without a setup of its own, if it then still has the trait. */
  private Scenario sequential(Scenario scenario) {
    if (scenario.setup().isEmpty() && scenario.forbidden().isEmpty()) {
      return scenario;
    }
    Scenario flat = scenario.sequential();
    return keepsTrait(flat) ? flat : scenario;
  }

  private Scenario exhaust(Function<Scenario, Stream<Scenario>> stage, Scenario from) {
    Scenario current = from;
    for (Scenario next = current; next != null && runsLeft > 0; ) {
      current = next;
      next = stage.apply(current).filter(this::keepsTrait).findFirst().orElse(null);
    }
    return current;
  }

  private boolean keepsTrait(Scenario candidate) {
    if (runsLeft == 0 || !tried.add(candidate) || (mustKeepUses && !KeptUses.in(candidate))) {
      return false;
    }
    runsLeft--;
    return hasTrait.test(candidate);
  }
}

package org.lazymm.conformance.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.ScenarioInterpreter;
import org.lazymm.scenario.Step;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.MachineListener;
import org.lazymm.scheme.reference.ReferenceCounting;
import org.lazymm.sequential.SequentialEngine;

/**
 * Makes small scenarios out of numbers, in which a few steps of several CPUs happen at once: what
 * an exploration can try in every order.
 *
 * <p>Such a scenario is one of {@link ScenarioGenerator}, cut in two: what leads up to its first
 * stopped step is the setup, and that step and those that happen around it are concurrent. Where
 * nothing is stopped, it is cut where chance has it. Steps that no exploration can run out of order
 * are left out, and so are those that make no sense in their turn: a scenario with a step that can
 * never be taken is not explored.
 */
public final class ConcurrentScenarios {
  private static final int MOST_CPUS = 4;
  private static final int MOST_STEPS = 6;

  /** Of those that are cranky run in order so many stay so: what CPUs do besides has its price. */
  private static final int CRANKY_PERCENT = 20;

  /** A different series than that of the scenarios that are run in order. */
  private static final long OWN = 0x5bd1e995_3c6ef372L;

  private ConcurrentScenarios() {}

  /**
   * One of a series of scenarios.
   *
   * @param seed names the series
   * @param index which of it, from 0
   */
  public static Scenario generate(long seed, int index) {
    Rng dice = new Rng(seed ^ OWN ^ index);
    while (true) {
      Scenario whole = ScenarioGenerator.generate(dice.number());
      if (!dice.percent(CRANKY_PERCENT)) {
        whole = whole.withCranky(0);
      }
      Scenario cut = whole.cpus() > MOST_CPUS ? whole : cut(whole, dice);
      if (cut.steps().stream().mapToInt(Step::cpu).distinct().count() > 1 && cut != whole) {
        return cut;
      }
    }
  }

  private static Scenario cut(Scenario whole, Rng dice) {
    List<Step> sequential = whole.steps();
    int stop = 0;
    while (stop < sequential.size() && sequential.get(stop).stallAfter() == 0) {
      stop++;
    }
    int at = stop < sequential.size() ? stop : dice.below(sequential.size() + 1);
    Scenario bare = whole.withSetup(List.of()).withSteps(List.of());
    Scenario begun = bare.withSetup(taken(bare, sequential.subList(0, at)));
    List<Step> chosen = flattened(sequential.subList(at, sequential.size())).toList();
    int before;
    do {
      before = chosen.size();
      chosen = possible(begun, taken(begun, chosen));
    } while (chosen.size() < before);
    return begun.withSteps(chosen);
  }

  private static Stream<Step> flattened(List<Step> steps) {
    return steps.stream()
        .flatMap(
            step ->
                Stream.concat(
                    Stream.of(new Step(step.cpu(), step.action(), 0, List.of())),
                    flattened(step.meanwhile())));
  }

  /** Those of some steps that make sense one after the other, after the setup. */
  private static List<Step> taken(Scenario begun, List<Step> steps) {
    ScenarioInterpreter stage = stage(begun);
    return steps.stream()
        .filter(
            step ->
                stage.perform(step.cpu(), step.action())
                    || stage.whyPassedOver(step.cpu(), step.action()).isEmpty())
        .toList();
  }

  /** The first few of some steps that can be run in any order after the setup. */
  private static List<Step> possible(Scenario begun, List<Step> steps) {
    ScenarioInterpreter stage = stage(begun);
    List<Step> chosen = new ArrayList<>();
    for (Step step : steps) {
      chosen.add(step);
      if (chosen.size() > MOST_STEPS || stage.refusal(chosen).isPresent()) {
        chosen.remove(chosen.size() - 1);
      }
    }
    return chosen;
  }

  /** A stage on which the setup is over. */
  private static ScenarioInterpreter stage(Scenario begun) {
    Machine machine =
        new Machine(
            new SequentialEngine(), begun.settings(), ReferenceCounting::new, MachineListener.NONE);
    ScenarioInterpreter stage = new ScenarioInterpreter(machine, begun);
    begun.setup().forEach(step -> stage.perform(step.cpu(), step.action()));
    return stage;
  }
}

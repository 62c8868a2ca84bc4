package org.lazymm.conformance;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.lazymm.api.Guarantees;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.explorer.ExplorationVerdict;
import org.lazymm.explorer.ScenarioExplorer;
import org.lazymm.explorer.search.Limits;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.catalogue.Catalogue;
import org.lazymm.scenario.catalogue.CatalogueEntry;
import org.lazymm.scheduler.machine.Model;
import org.lazymm.scheduler.machine.PostSwitchBarrier;
import org.lazymm.scheduler.property.Property;

/**
 * Tries the guarantees that a scheme does not make, by making them in its place: whether the
 * refusal is real.
 */
final class RefusedGuarantees {
  private static final int MOST_SCENARIOS = 1_000;
  private static final Limits LIMITS = Limits.NONE.withTime(Duration.ofSeconds(3));

  /** The orders for which the kernel relies on the barrier of a give-back. */
  private static final Set<Property> ON_GIVE_BACK =
      Set.of(Property.M3, Property.M7, Property.M8, Property.M11);

  private final Function<Kernel, LazyMmScheme> scheme;

  RefusedGuarantees(Function<Kernel, LazyMmScheme> scheme) {
    this.scheme = scheme;
  }

  /**
   * What running scenarios says about rules that the scheme is not held to.
   *
   * @param refused the rules
   * @param generate makes the scenario of a number from 0
   * @param most how many scenarios there are
   * @return a few words on each
   */
  Map<Rule, String> tried(List<Rule> refused, IntFunction<Scenario> generate, int most) {
    Map<Rule, String> words = new HashMap<>();
    if (refused.isEmpty()) {
      return words;
    }
    ScenarioOracle judge = new ScenarioOracle(making(guarantees -> all(refused, guarantees)));
    Map<Rule, Integer> exercised = new HashMap<>();
    Set<Rule> open = new HashSet<>(refused);
    for (int index = 0; index < Math.min(most, MOST_SCENARIOS) && !open.isEmpty(); index++) {
      ScenarioOracle.Evaluation evaluation = judge.evaluate(generate.apply(index), false);
      for (Rule rule : refused) {
        if (evaluation.watch().seen().contains(rule.situation())) {
          exercised.merge(rule, 1, Integer::sum);
        }
        if (evaluation.broken().containsKey(rule) && open.remove(rule)) {
          int tried = exercised.getOrDefault(rule, 1);
          words.put(rule, "rightly: broken in scenario " + tried + " of those that try it");
        }
      }
    }
    open.forEach(rule -> words.put(rule, kept(exercised.getOrDefault(rule, 0))));
    return words;
  }

  private static String kept(int scenarios) {
    return scenarios < Rules.AT_LEAST
        ? "not tried"
        : "but kept in all of " + scenarios + " scenarios: it could be guaranteed";
  }

  private static Guarantees all(List<Rule> refused, Guarantees guarantees) {
    Guarantees more = guarantees;
    for (Rule rule : refused) {
      more = rule.guarantee().orElseThrow().addedTo(more);
    }
    return more;
  }

  /**
   * Whether the barrier of a give-back is refused although it is there, so that the kernel's own
   * stands beside it at each switch.
   *
   * @param guarantees what the scheme guarantees
   * @return what shows it; empty if it is guaranteed, or rightly not
   */
  Optional<RuleFailure> needlessBarrier(Guarantees guarantees) {
    if (guarantees.barrierOnGiveBack()) {
      return Optional.empty();
    }
    Function<Kernel, LazyMmScheme> guaranteeing = making(Guarantees::withBarrierOnGiveBack);
    ScenarioExplorer explorer = new ScenarioExplorer(LIMITS);
    List<Scenario> about =
        Catalogue.all().stream()
            .filter(entry -> entry.properties().stream().anyMatch(ON_GIVE_BACK::contains))
            .map(CatalogueEntry::scenario)
            .filter(scenario -> scenario.postSwitchBarrier() == PostSwitchBarrier.AS_GUARANTEED)
            .toList();
    for (Scenario scenario : about) {
      if (explorer.explore(scenario, guaranteeing, Model.LKMM).result()
          != ExplorationVerdict.Result.HOLDS) {
        return Optional.empty();
      }
    }
    return Optional.of(
        new RuleFailure(
            about.get(0),
            Optional.of(Model.LKMM),
            "the barrier of a give-back is not guaranteed, but all "
                + about.size()
                + " scenarios that rest on it hold with no other: without the guarantee each switch"
                + " has two",
            List.of(),
            Optional.empty(),
            Optional.empty(),
            RuleFailure.CATALOGUE));
  }

  private Function<Kernel, LazyMmScheme> making(UnaryOperator<Guarantees> more) {
    return kernel -> new Guaranteeing(scheme.apply(kernel), more);
  }
}

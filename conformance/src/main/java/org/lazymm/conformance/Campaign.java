package org.lazymm.conformance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.lazymm.api.Guarantees;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.conformance.shrink.ScenarioShrinker;
import org.lazymm.explorer.counterexample.TextDiagram;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.StepPlaces;
import org.lazymm.scheduler.property.Property;

/** Many scenarios under one scheme: counts what arose, keeps what broke, and makes it small. */
final class Campaign {
  /** One in so many scenarios is compared with reference counting. */
  static final int COMPARE_EVERY = 4;

  /** In so many scenarios, the first, state outside of cells is looked for (X4). */
  static final int LOOKING_OUTSIDE = 200;

  /** How many scenarios that break one rule are kept. */
  private static final int KEPT = 3;

  /** A scenario of so few steps is small enough. */
  private static final int SMALL = 8;

  private static final Comparator<RuleFailure> BY_STEPS =
      Comparator.comparingInt(RuleFailure::steps);

  private final Function<Kernel, LazyMmScheme> scheme;
  private final ScenarioOracle judge;
  private final Budget budget;
  private final StepPlaces places;
  private final RuleSet rules;
  private final Map<Trigger, Integer> arisen = new EnumMap<>(Trigger.class);
  private final Map<Rule, Integer> triedOwn = new HashMap<>();
  private final Map<Rule, Throwable> thrown = new HashMap<>();
  private final Map<Rule, List<RuleFailure>> found = new HashMap<>();
  private final Map<Rule, RuleFailure> failures = new HashMap<>();
  private Guarantees guarantees = Guarantees.none();
  private long useful;
  private long wasted;
  private int scenarios;
  private int inconclusive;

  Campaign(Function<Kernel, LazyMmScheme> scheme, Budget budget) {
    this(scheme, budget, StepPlaces.NONE, RuleSet.shipped());
  }

  /**
   * A campaign.
   *
   * @param scheme makes the scheme
   * @param budget how much it may cost
   * @param places where the steps stand, if it is of one scenario whose text is known
   * @param rules what the scheme is held to
   */
  Campaign(Function<Kernel, LazyMmScheme> scheme, Budget budget, StepPlaces places, RuleSet rules) {
    this.places = places;
    this.scheme = scheme;
    this.rules = rules;
    this.judge = new ScenarioOracle(scheme, rules.own());
    this.budget = budget;
  }

  /**
   * Runs scenarios.
   *
   * @param generate makes the scenario of a number from 0
   * @param compareAll whether each is compared with reference counting, or one in four
   */
  Campaign run(IntFunction<Scenario> generate, boolean compareAll) {
    long began = System.nanoTime();
    while (scenarios < budget.scenarios()
        && (scenarios == 0 || System.nanoTime() - began < budget.time().toNanos())) {
      Scenario scenario = generate.apply(scenarios);
      boolean compare = compareAll || scenarios % COMPARE_EVERY == 0;
      boolean looksOutside = scenarios < LOOKING_OUTSIDE;
      scenarios++;
      note(scenario, judge.evaluate(scenario, compare, looksOutside));
    }
    found.forEach((rule, ways) -> failures.put(rule, smallest(rule, ways)));
    return this;
  }

  private void note(Scenario scenario, ScenarioOracle.Evaluation evaluation) {
    if (!evaluation.conclusive()) {
      inconclusive++;
      return;
    }
    guarantees = evaluation.watch().guaranteed();
    useful += evaluation.watch().useful();
    wasted += evaluation.watch().wasted();
    for (Trigger situation : evaluation.watch().seen()) {
      arisen.merge(situation, 1, Integer::sum);
    }
    evaluation.own().tried().forEach(rule -> triedOwn.merge(rule, 1, Integer::sum));
    evaluation.own().thrown().forEach(thrown::putIfAbsent);
    evaluation.broken().forEach((rule, what) -> keep(rule, failure(scenario, what, scenarios)));
  }

  private static RuleFailure failure(Scenario scenario, String what, int foundAfter) {
    return new RuleFailure(
        scenario,
        Optional.empty(),
        what,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        foundAfter);
  }

  /** Keeps the first scenario that breaks a rule, and the smallest of the others. */
  private void keep(Rule rule, RuleFailure failure) {
    List<RuleFailure> kept = found.computeIfAbsent(rule, none -> new ArrayList<>());
    kept.add(failure);
    if (kept.size() > KEPT) {
      kept.remove(Collections.max(kept.subList(1, kept.size()), BY_STEPS));
    }
  }

  /** The smallest scenario that comes out of those kept, with the number of the first. */
  private RuleFailure smallest(Rule rule, List<RuleFailure> ways) {
    List<RuleFailure> bySize = ways.stream().sorted(BY_STEPS).toList();
    RuleFailure smallest = shrink(rule, bySize.get(0));
    for (int way = 1; way < bySize.size() && smallest.steps() > SMALL; way++) {
      RuleFailure other = shrink(rule, bySize.get(way));
      smallest = other.steps() < smallest.steps() ? other : smallest;
    }
    StepPlaces known = places.equals(StepPlaces.NONE) ? StepPlaces.of(smallest.yaml(), "") : places;
    RunStory story = RunStory.of(smallest.scenario(), scheme, known);
    return new RuleFailure(
        smallest.scenario(),
        Optional.empty(),
        smallest.what(),
        TextDiagram.of(story.moments()),
        rule.equals(Rules.NO_CRASH) ? story.crash() : rule.property().flatMap(story::failing),
        Optional.empty(),
        ways.get(0).foundAfter());
  }

  private RuleFailure shrink(Rule rule, RuleFailure failure) {
    boolean compare = rule.equals(Rules.EQUIVALENCE) || rule.equals(Rules.REPEATABLE);
    boolean looksOutside = rule.equals(Rules.of(Property.X4));
    Scenario smallest =
        new ScenarioShrinker(
                candidate ->
                    judge.evaluate(candidate, compare, looksOutside).broken().containsKey(rule),
                budget.shrinkingRuns())
            .shrink(failure.scenario());
    String what =
        judge.evaluate(smallest, compare, looksOutside).broken().getOrDefault(rule, failure.what());
    return failure(smallest, what, failure.foundAfter());
  }

  /** The rules to which the scheme is not held. */
  List<Rule> notGuaranteed() {
    return rules.rules().stream().filter(rule -> !rule.isOwedBy(guarantees)).toList();
  }

  /** What the scheme guaranteed when it was asked last. */
  Guarantees guarantees() {
    return guarantees;
  }

  int scenarios() {
    return scenarios;
  }

  int inconclusive() {
    return inconclusive;
  }

  RuleResult result(Rule rule) {
    RuleFailure failure = failures.get(rule);
    int exercised = exercised(rule);
    if (failure != null) {
      return new RuleResult(
          rule, RuleVerdict.FAIL, Basis.RUNS, exercised, "", Optional.of(failure));
    }
    Property.DecidedBy by = rule.property().map(Property::judge).orElse(Property.DecidedBy.RUN);
    return switch (by) {
      case EXPLORER ->
          RuleResult.ofRuns(rule, RuleVerdict.UNKNOWN, exercised, "needs the explorer");
      case CONSTRUCTION ->
          RuleResult.ofRuns(rule, RuleVerdict.BY_CONSTRUCTION, exercised, counted(rule));
      case RUN -> judged(rule, exercised);
    };
  }

  /** In how many scenarios the rule was tried. */
  private int exercised(Rule rule) {
    return rule.own().isPresent()
        ? triedOwn.getOrDefault(rule, 0)
        : arisen.getOrDefault(rule.situation(), 0);
  }

  private RuleResult judged(Rule rule, int exercised) {
    Throwable ofJudge = thrown.get(rule);
    if (ofJudge != null) {
      return RuleResult.ofRuns(
          rule, RuleVerdict.UNKNOWN, exercised, "the rule itself throws " + ofJudge);
    }
    if (!rule.isOwedBy(guarantees)) {
      return RuleResult.ofRuns(rule, RuleVerdict.NOT_GUARANTEED, exercised, "");
    }
    if (exercised < Rules.AT_LEAST) {
      return RuleResult.ofRuns(
          rule,
          RuleVerdict.UNKNOWN,
          exercised,
          "that "
              + rule.triedWhen()
              + " was seen in "
              + exercised
              + " scenarios, and must be in "
              + Rules.AT_LEAST);
    }
    return RuleResult.ofRuns(rule, RuleVerdict.PASS, exercised, "");
  }

  private String counted(Rule rule) {
    return rule.equals(Rules.of(Property.I4))
        ? useful + " interrupts useful, " + wasted + " wasted"
        : "";
  }
}

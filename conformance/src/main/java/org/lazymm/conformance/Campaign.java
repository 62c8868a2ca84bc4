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

  private static final Comparator<Failure> BY_STEPS = Comparator.comparingInt(Failure::steps);

  private final Function<Kernel, LazyMmScheme> scheme;
  private final Judge judge;
  private final Budget budget;
  private final StepPlaces places;
  private final Map<Situation, Integer> arisen = new EnumMap<>(Situation.class);
  private final Map<Rule, List<Failure>> found = new HashMap<>();
  private final Map<Rule, Failure> failures = new HashMap<>();
  private Guarantees promises = Guarantees.none();
  private long useful;
  private long inVain;
  private int scenarios;
  private int inconclusive;

  Campaign(Function<Kernel, LazyMmScheme> scheme, Budget budget) {
    this(scheme, budget, StepPlaces.NONE);
  }

  /**
   * A campaign of one scenario whose text is known.
   *
   * @param scheme makes the scheme
   * @param budget how much it may cost
   * @param places where the scenario's steps stand
   */
  Campaign(Function<Kernel, LazyMmScheme> scheme, Budget budget, StepPlaces places) {
    this.places = places;
    this.scheme = scheme;
    this.judge = new Judge(scheme);
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
      note(scenario, judge.hear(scenario, compare, looksOutside));
    }
    found.forEach((rule, ways) -> failures.put(rule, smallest(rule, ways)));
    return this;
  }

  private void note(Scenario scenario, Judge.Hearing hearing) {
    if (!hearing.conclusive()) {
      inconclusive++;
      return;
    }
    promises = hearing.watch().promised();
    useful += hearing.watch().useful();
    inVain += hearing.watch().inVain();
    for (Situation situation : hearing.watch().seen()) {
      arisen.merge(situation, 1, Integer::sum);
    }
    hearing.broken().forEach((rule, what) -> keep(rule, failure(scenario, what, scenarios)));
  }

  private static Failure failure(Scenario scenario, String what, int foundAfter) {
    return new Failure(
        scenario,
        Optional.empty(),
        what,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        foundAfter);
  }

  /** Keeps the first scenario that breaks a rule, and the smallest of the others. */
  private void keep(Rule rule, Failure failure) {
    List<Failure> kept = found.computeIfAbsent(rule, none -> new ArrayList<>());
    kept.add(failure);
    if (kept.size() > KEPT) {
      kept.remove(Collections.max(kept.subList(1, kept.size()), BY_STEPS));
    }
  }

  /** The smallest scenario that comes out of those kept, with the number of the first. */
  private Failure smallest(Rule rule, List<Failure> ways) {
    List<Failure> bySize = ways.stream().sorted(BY_STEPS).toList();
    Failure smallest = shrink(rule, bySize.get(0));
    for (int way = 1; way < bySize.size() && smallest.steps() > SMALL; way++) {
      Failure other = shrink(rule, bySize.get(way));
      smallest = other.steps() < smallest.steps() ? other : smallest;
    }
    StepPlaces known = places.equals(StepPlaces.NONE) ? StepPlaces.of(smallest.yaml(), "") : places;
    RunStory story = RunStory.of(smallest.scenario(), scheme, known);
    return new Failure(
        smallest.scenario(),
        Optional.empty(),
        smallest.what(),
        TextDiagram.of(story.moments()),
        rule.equals(Rules.NO_CRASH) ? story.crash() : rule.property().flatMap(story::failing),
        Optional.empty(),
        ways.get(0).foundAfter());
  }

  private Failure shrink(Rule rule, Failure failure) {
    boolean compare = rule.equals(Rules.EQUIVALENCE) || rule.equals(Rules.REPEATABLE);
    boolean looksOutside = rule.equals(Rules.of(Property.X4));
    Scenario smallest =
        new ScenarioShrinker(
                candidate ->
                    judge.hear(candidate, compare, looksOutside).broken().containsKey(rule),
                budget.shrinkingRuns())
            .shrink(failure.scenario());
    String what =
        judge.hear(smallest, compare, looksOutside).broken().getOrDefault(rule, failure.what());
    return failure(smallest, what, failure.foundAfter());
  }

  /** The rules to which the scheme is not held. */
  List<Rule> notPromised() {
    return Rules.all().stream().filter(rule -> !rule.isOwedBy(promises)).toList();
  }

  /** What the scheme promised when it was asked last. */
  Guarantees promises() {
    return promises;
  }

  int scenarios() {
    return scenarios;
  }

  int inconclusive() {
    return inconclusive;
  }

  RuleResult result(Rule rule) {
    Failure failure = failures.get(rule);
    int exercised = arisen.getOrDefault(rule.situation(), 0);
    if (failure != null) {
      return new RuleResult(rule, Verdict.FAIL, Basis.RUNS, exercised, "", Optional.of(failure));
    }
    Property.Judge by = rule.property().map(Property::judge).orElse(Property.Judge.RUN);
    return switch (by) {
      case EXPLORER -> RuleResult.ofRuns(rule, Verdict.UNKNOWN, exercised, "needs the explorer");
      case CONSTRUCTION ->
          RuleResult.ofRuns(rule, Verdict.BY_CONSTRUCTION, exercised, counted(rule));
      case RUN -> judged(rule, exercised);
    };
  }

  private RuleResult judged(Rule rule, int exercised) {
    if (!rule.isOwedBy(promises)) {
      return RuleResult.ofRuns(rule, Verdict.NOT_PROMISED, exercised, "");
    }
    if (exercised < Rules.AT_LEAST) {
      return RuleResult.ofRuns(
          rule,
          Verdict.UNKNOWN,
          exercised,
          "that "
              + rule.situation().text()
              + " was seen in "
              + exercised
              + " scenarios, and must be in "
              + Rules.AT_LEAST);
    }
    return RuleResult.ofRuns(rule, Verdict.PASS, exercised, "");
  }

  private String counted(Rule rule) {
    return rule.equals(Rules.of(Property.I4))
        ? useful + " interrupts useful, " + inVain + " in vain"
        : "";
  }
}

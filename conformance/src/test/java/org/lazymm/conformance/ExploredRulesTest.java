package org.lazymm.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.broken.race.Livelock;
import org.lazymm.conformance.explore.CatalogueCase;
import org.lazymm.conformance.explore.CatalogueExploration;
import org.lazymm.conformance.explore.GeneratedExploration;
import org.lazymm.explorer.ExplorationVerdict.Result;
import org.lazymm.explorer.scenario.Coverage;
import org.lazymm.explorer.search.SearchOutcome;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.Step;
import org.lazymm.scenario.TaskSpec;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheme.reference.ReferenceCounting;

class ExploredRulesTest {
  private static final Scenario TWO_EXITS =
      Scenario.of(
              "two-exits",
              2,
              Architecture.ARM64,
              List.of(TaskSpec.process("a"), TaskSpec.process("b")),
              List.of(Step.of(0, "exit"), Step.of(1, "exit")))
          .withSetup(List.of(Step.of(0, "run a"), Step.of(1, "run b")));

  private static CatalogueExploration exploration(
      Function<Kernel, LazyMmScheme> scheme, Duration time) {
    return new CatalogueExploration("under test", scheme, time);
  }

  @Test
  void theyAreTheRulesThatRunsCannotJudge() {
    assertEquals(
        Arrays.stream(Property.values())
            .filter(property -> property.judge() == Property.DecidedBy.EXPLORER)
            .map(Property::name)
            .toList(),
        ExploredRules.all().stream().map(Rule::id).toList());
  }

  @Test
  void aRuleHoldsIfEachCaseAboutItHoldsAndSomeExecutionCouldHaveBrokenIt() {
    CatalogueExploration sound = exploration(ReferenceCounting::new, Duration.ofMinutes(1));

    RuleResult answer = answer(Rules.of(Property.M3), sound);

    assertEquals(RuleVerdict.PASS, answer.verdict());
    assertEquals(Basis.EXECUTIONS, answer.basis());
    long inDanger =
        sound.about(Property.M3).stream()
            .mapToLong(each -> sound.verdict(each).coverage().of(Property.M3))
            .sum();
    assertTrue(inDanger > 0);
    assertEquals(inDanger, answer.exercised());
  }

  @Test
  void aRuleThatNoExecutionCouldHaveBrokenIsNotTried() {
    CatalogueExploration held = allHeld(Map.of());

    RuleResult answer = answer(Rules.of(Property.O3), held);

    assertEquals(RuleVerdict.NOT_TRIED, answer.verdict());
    assertEquals(Basis.NOTHING, answer.basis());
    assertEquals(0, answer.exercised());
    assertEquals(
        "it never came about that a CPU counts a reference that another CPU drops", answer.note());
  }

  @Test
  void executionsOfScenariosThatAreNotAboutARuleDoNotTryIt() {
    CatalogueExploration held = allHeld(Map.of());
    CatalogueCase other =
        CatalogueCase.all().stream()
            .filter(each -> !each.isAbout(Property.O3))
            .findFirst()
            .orElseThrow();
    held.know(other, verdict(other, Result.HOLDS, SearchOutcome.End.EXHAUSTIVE, Property.O3));

    assertEquals(RuleVerdict.NOT_TRIED, answer(Rules.of(Property.O3), held).verdict());
  }

  @Test
  void oneBrokenCaseBreaksIt() {
    RuleResult answer =
        answer(Rules.of(Property.M7), exploration(Hasty::new, Duration.ofMinutes(1)));

    assertEquals(RuleVerdict.FAIL, answer.verdict());
    RuleFailure failure = answer.failure().orElseThrow();
    assertEquals(RuleFailure.CATALOGUE, failure.foundAfter());
    assertEquals("membarrier-e2", name(failure));
    assertTrue(failure.what().startsWith("M7: "), failure::what);
  }

  @Test
  void stateOutsideOfCellsLeavesOpenWhateverCannotBeJudgedForIt() {
    RuleResult answer =
        answer(Rules.of(Property.M4), exploration(Remembering::new, Duration.ofMinutes(1)));

    assertEquals(RuleVerdict.UNKNOWN, answer.verdict());
    assertEquals(Basis.NOTHING, answer.basis());
    assertTrue(answer.note().endsWith(": breaks X4, and the search ends there"), answer::note);
  }

  @ParameterizedTest
  @EnumSource(names = {"UNKNOWN", "UNRUNNABLE"})
  void aCaseThatIsOpenLeavesWhatItIsAboutOpen(Result result) {
    CatalogueExploration explored = allHeld(Map.of(Property.O1, 1L, Property.S1, 1L));
    CatalogueCase about = explored.about(Property.O1).get(1);
    explored.know(about, verdict(about, result, SearchOutcome.End.EXECUTIONS, Property.O1));

    RuleResult order = answer(Rules.of(Property.O1), explored);
    RuleResult safety = answer(Rules.of(Property.S1), explored, RuleVerdict.PASS);
    RuleResult other = answer(Rules.of(Property.O3), explored);

    assertEquals(RuleVerdict.UNKNOWN, order.verdict());
    assertEquals(about + ": cut short", order.note());
    assertEquals(RuleVerdict.UNKNOWN, safety.verdict());
    assertEquals(Basis.NOTHING, safety.basis());
    assertEquals(about + ": cut short; sequential runs pass", safety.note());
    assertEquals(RuleVerdict.NOT_TRIED, other.verdict());
  }

  @Test
  void anyCaseThatMayNeverEndLeavesOpenWhetherExitWaitsForNobody() {
    CatalogueExploration explored = allHeld(Map.of());
    CatalogueCase any = explored.about(Property.M4).get(0);
    explored.know(any, verdict(any, Result.UNKNOWN, SearchOutcome.End.ENDLESS, Property.M4));

    RuleResult answer = answer(Rules.of(Property.L3), explored, RuleVerdict.PASS);

    assertEquals(RuleVerdict.UNKNOWN, answer.verdict());
    assertEquals(any + " was cut by a bound: cut short; sequential runs pass", answer.note());
    assertEquals(
        RuleVerdict.PASS, answer(Rules.of(Property.K1), explored, RuleVerdict.PASS).verdict());
  }

  @Test
  void aGeneratedScenarioThatMayNeverEndLeavesOpenWhetherExitWaitsForNobody() {
    GeneratedExploration explored =
        new GeneratedExploration(Livelock::broken, Duration.ofMinutes(1)).explore(TWO_EXITS);

    RuleResult answer = answer(Rules.of(Property.L3), explored);

    assertEquals(RuleVerdict.UNKNOWN, answer.verdict());
    String why = "two-exits under sc: a hook made more than 300 accesses";
    assertTrue(answer.note().startsWith(why), answer::note);
    assertEquals(RuleVerdict.PASS, answer(Rules.of(Property.K1), explored).verdict());
  }

  @Test
  void whatRunsHaveJudgedStaysUnlessItIsBroken() {
    CatalogueExploration sound = exploration(ReferenceCounting::new, Duration.ofMinutes(1));

    RuleResult equivalent = answer(Rules.EQUIVALENCE, sound, RuleVerdict.PASS);
    assertEquals(RuleVerdict.PASS, equivalent.verdict());
    assertEquals(Basis.RUNS, equivalent.basis());
    RuleResult safe = answer(Rules.of(Property.S1), sound, RuleVerdict.PASS);
    assertEquals(RuleVerdict.PASS, safe.verdict());
    assertEquals(Basis.BOTH, safe.basis());
  }

  @Test
  void aPassRestsOnRunsAloneIfNoExecutionCouldHaveBrokenIt() {
    CatalogueExploration held = allHeld(Map.of());

    RuleResult answer = answer(Rules.of(Property.K3), held, RuleVerdict.PASS);

    assertEquals(RuleVerdict.PASS, answer.verdict());
    assertEquals(Basis.RUNS, answer.basis());
  }

  /** Every case holds, with so many executions in danger each. */
  private static CatalogueExploration allHeld(Map<Property, Long> tried) {
    CatalogueExploration explored = exploration(ReferenceCounting::new, Duration.ofMinutes(1));
    CatalogueCase.all()
        .forEach(
            each ->
                explored.know(
                    each, verdict(each, Result.HOLDS, SearchOutcome.End.EXHAUSTIVE, "", tried)));
    return explored;
  }

  private static org.lazymm.explorer.ExplorationVerdict verdict(
      CatalogueCase about, Result result, SearchOutcome.End end, Property tried) {
    return verdict(
        about, result, end, result == Result.HOLDS ? "" : "cut short", Map.of(tried, 1L));
  }

  private static org.lazymm.explorer.ExplorationVerdict verdict(
      CatalogueCase about,
      Result result,
      SearchOutcome.End end,
      String reason,
      Map<Property, Long> tried) {
    return new org.lazymm.explorer.ExplorationVerdict(
        about.entry().name(),
        about.model(),
        result,
        new SearchOutcome(1, 0, 0, 0, end),
        Duration.ZERO,
        List.of(),
        Optional.empty(),
        reason,
        new Coverage(1, tried),
        Optional.empty());
  }

  private static String name(RuleFailure failure) {
    return failure.scenario().name().split(" ", 2)[0];
  }

  private static RuleResult answer(Rule rule, CatalogueExploration exploration) {
    return answer(rule, exploration, RuleVerdict.UNKNOWN);
  }

  private static RuleResult answer(Rule rule, GeneratedExploration exploration) {
    RuleResult runs = RuleResult.ofRuns(rule, RuleVerdict.PASS, 0, "");
    return ExploredRules.answer(runs, exploration, "under test");
  }

  private static RuleResult answer(
      Rule rule, CatalogueExploration exploration, RuleVerdict before) {
    return ExploredRules.answer(RuleResult.ofRuns(rule, before, 0, ""), exploration, "under test");
  }

  /** Guarantees a barrier that it does not have. */
  private static final class Hasty extends ReferenceCounting {
    Hasty(Kernel kernel) {
      super(kernel);
    }

    @Override
    public void giveBack(int cpu, Mm mm) {
      kernel.drop(cpu, mm, Order.RELEASE);
    }
  }

  /** Keeps state outside of cells, as no scheme may. */
  private static final class Remembering extends ReferenceCounting {
    @SuppressWarnings("UnusedVariable") // It is what must be noticed.
    private int borrows;

    Remembering(Kernel kernel) {
      super(kernel);
    }

    @Override
    public void borrow(int cpu, Mm mm) {
      borrows++;
      super.borrow(cpu, mm);
    }
  }
}

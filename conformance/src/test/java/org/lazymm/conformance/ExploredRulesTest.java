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
import org.lazymm.explorer.Verdict.Result;
import org.lazymm.explorer.scenario.Coverage;
import org.lazymm.explorer.search.Outcome;
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
            .filter(property -> property.judge() == Property.Judge.EXPLORER)
            .map(Property::name)
            .toList(),
        ExploredRules.all().stream().map(Rule::id).toList());
  }

  @Test
  void aRuleHoldsIfEachCaseAboutItHoldsAndSomeExecutionCouldHaveBrokenIt() {
    CatalogueExploration sound = exploration(ReferenceCounting::new, Duration.ofMinutes(1));

    RuleResult answer = answer(Rules.of(Property.M3), sound);

    assertEquals(Verdict.PASS, answer.verdict());
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

    assertEquals(Verdict.NOT_TRIED, answer.verdict());
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
    held.know(other, verdict(other, Result.HOLDS, Outcome.End.EXHAUSTIVE, Property.O3));

    assertEquals(Verdict.NOT_TRIED, answer(Rules.of(Property.O3), held).verdict());
  }

  @Test
  void oneBrokenCaseBreaksIt() {
    RuleResult answer =
        answer(Rules.of(Property.M7), exploration(Hasty::new, Duration.ofMinutes(1)));

    assertEquals(Verdict.FAIL, answer.verdict());
    Failure failure = answer.failure().orElseThrow();
    assertEquals(Failure.CATALOGUE, failure.foundAfter());
    assertEquals("membarrier-e2", name(failure));
    assertTrue(failure.what().startsWith("M7: "), failure::what);
  }

  @Test
  void stateOutsideOfCellsLeavesOpenWhateverCannotBeJudgedForIt() {
    RuleResult answer =
        answer(Rules.of(Property.M4), exploration(Remembering::new, Duration.ofMinutes(1)));

    assertEquals(Verdict.UNKNOWN, answer.verdict());
    assertEquals(Basis.NOTHING, answer.basis());
    assertTrue(answer.note().endsWith(": breaks X4, and the search ends there"), answer::note);
  }

  @ParameterizedTest
  @EnumSource(names = {"UNKNOWN", "UNRUNNABLE"})
  void aCaseThatIsOpenLeavesWhatItIsAboutOpen(Result result) {
    CatalogueExploration explored = allHeld(Map.of(Property.O1, 1L, Property.S1, 1L));
    CatalogueCase about = explored.about(Property.O1).get(1);
    explored.know(about, verdict(about, result, Outcome.End.EXECUTIONS, Property.O1));

    RuleResult order = answer(Rules.of(Property.O1), explored);
    RuleResult safety = answer(Rules.of(Property.S1), explored, Verdict.PASS);
    RuleResult other = answer(Rules.of(Property.O3), explored);

    assertEquals(Verdict.UNKNOWN, order.verdict());
    assertEquals(about + ": cut short", order.note());
    assertEquals(Verdict.UNKNOWN, safety.verdict());
    assertEquals(Basis.NOTHING, safety.basis());
    assertEquals(about + ": cut short; runs in order pass", safety.note());
    assertEquals(Verdict.NOT_TRIED, other.verdict());
  }

  @Test
  void anyCaseThatMayNeverEndLeavesOpenWhetherExitWaitsForNobody() {
    CatalogueExploration explored = allHeld(Map.of());
    CatalogueCase any = explored.about(Property.M4).get(0);
    explored.know(any, verdict(any, Result.UNKNOWN, Outcome.End.ENDLESS, Property.M4));

    RuleResult answer = answer(Rules.of(Property.L3), explored, Verdict.PASS);

    assertEquals(Verdict.UNKNOWN, answer.verdict());
    assertEquals(any + " was cut by a bound: cut short; runs in order pass", answer.note());
    assertEquals(Verdict.PASS, answer(Rules.of(Property.K1), explored, Verdict.PASS).verdict());
  }

  @Test
  void aGeneratedScenarioThatMayNeverEndLeavesOpenWhetherExitWaitsForNobody() {
    GeneratedExploration explored =
        new GeneratedExploration(Livelock::broken, Duration.ofMinutes(1)).explore(TWO_EXITS);

    RuleResult answer = answer(Rules.of(Property.L3), explored);

    assertEquals(Verdict.UNKNOWN, answer.verdict());
    String why = "two-exits under sc: a hook made more than 300 accesses";
    assertTrue(answer.note().startsWith(why), answer::note);
    assertEquals(Verdict.PASS, answer(Rules.of(Property.K1), explored).verdict());
  }

  @Test
  void whatRunsHaveJudgedStaysUnlessItIsBroken() {
    CatalogueExploration sound = exploration(ReferenceCounting::new, Duration.ofMinutes(1));

    RuleResult equivalent = answer(Rules.EQUIVALENCE, sound, Verdict.PASS);
    assertEquals(Verdict.PASS, equivalent.verdict());
    assertEquals(Basis.RUNS, equivalent.basis());
    RuleResult safe = answer(Rules.of(Property.S1), sound, Verdict.PASS);
    assertEquals(Verdict.PASS, safe.verdict());
    assertEquals(Basis.BOTH, safe.basis());
  }

  @Test
  void aPassRestsOnRunsAloneIfNoExecutionCouldHaveBrokenIt() {
    CatalogueExploration held = allHeld(Map.of());

    RuleResult answer = answer(Rules.of(Property.K3), held, Verdict.PASS);

    assertEquals(Verdict.PASS, answer.verdict());
    assertEquals(Basis.RUNS, answer.basis());
  }

  /** Every case holds, with so many executions in danger each. */
  private static CatalogueExploration allHeld(Map<Property, Long> tried) {
    CatalogueExploration explored = exploration(ReferenceCounting::new, Duration.ofMinutes(1));
    CatalogueCase.all()
        .forEach(
            each ->
                explored.know(
                    each, verdict(each, Result.HOLDS, Outcome.End.EXHAUSTIVE, "", tried)));
    return explored;
  }

  private static org.lazymm.explorer.Verdict verdict(
      CatalogueCase about, Result result, Outcome.End end, Property tried) {
    return verdict(
        about, result, end, result == Result.HOLDS ? "" : "cut short", Map.of(tried, 1L));
  }

  private static org.lazymm.explorer.Verdict verdict(
      CatalogueCase about,
      Result result,
      Outcome.End end,
      String reason,
      Map<Property, Long> tried) {
    return new org.lazymm.explorer.Verdict(
        about.entry().name(),
        about.model(),
        result,
        new Outcome(1, 0, 0, 0, end),
        Duration.ZERO,
        List.of(),
        Optional.empty(),
        reason,
        new Coverage(1, tried),
        Optional.empty());
  }

  private static String name(Failure failure) {
    return failure.scenario().name().split(" ", 2)[0];
  }

  private static RuleResult answer(Rule rule, CatalogueExploration exploration) {
    return answer(rule, exploration, Verdict.UNKNOWN);
  }

  private static RuleResult answer(Rule rule, GeneratedExploration exploration) {
    RuleResult runs = RuleResult.ofRuns(rule, Verdict.PASS, 0, "");
    return ExploredRules.answer(runs, exploration, "under test");
  }

  private static RuleResult answer(Rule rule, CatalogueExploration exploration, Verdict before) {
    return ExploredRules.answer(RuleResult.ofRuns(rule, before, 0, ""), exploration, "under test");
  }

  /** Promises a barrier that it does not have. */
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

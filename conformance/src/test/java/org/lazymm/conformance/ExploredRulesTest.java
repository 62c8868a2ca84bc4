package org.lazymm.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.broken.scheme.Counting;
import org.lazymm.conformance.explore.CatalogueExploration;
import org.lazymm.scheduler.property.Property;

class ExploredRulesTest {
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
  void aRuleHoldsIfEachCaseAboutItHolds() {
    CatalogueExploration sound = exploration(Counting::new, Duration.ofMinutes(1));

    RuleResult answer = answer(Rules.of(Property.M3), sound);

    assertEquals(Verdict.PASS, answer.verdict());
    assertEquals(sound.about(Property.M3).size(), answer.exercised());
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
  void oneThatCannotBeExploredLeavesItUnknown() {
    RuleResult answer =
        answer(Rules.of(Property.M4), exploration(Remembering::new, Duration.ofMinutes(1)));

    assertEquals(Verdict.UNKNOWN, answer.verdict());
    assertTrue(answer.exercised() > 0);
    assertTrue(answer.note().startsWith("membarrier-c2 under sc: "), answer::note);
    assertTrue(answer.note().contains("Remembering.borrows changed"), answer::note);
  }

  @Test
  void whatRunsHaveJudgedStaysUnlessItIsBroken() {
    CatalogueExploration sound = exploration(Counting::new, Duration.ofMinutes(1));

    assertEquals(Verdict.PASS, answer(Rules.EQUIVALENCE, sound, Verdict.PASS).verdict());
    assertEquals(Verdict.PASS, answer(Rules.of(Property.S1), sound, Verdict.PASS).verdict());
  }

  private static String name(Failure failure) {
    return failure.scenario().name().split(" ", 2)[0];
  }

  private static RuleResult answer(Rule rule, CatalogueExploration exploration) {
    return answer(rule, exploration, Verdict.UNKNOWN);
  }

  private static RuleResult answer(Rule rule, CatalogueExploration exploration, Verdict before) {
    return ExploredRules.answer(
        new RuleResult(rule, before, 0, "", Optional.empty()), exploration, "under test");
  }

  /** Promises a barrier that it does not have. */
  private static final class Hasty extends Counting {
    Hasty(Kernel kernel) {
      super(kernel);
    }

    @Override
    public void giveBack(int cpu, Mm mm) {
      kernel.drop(cpu, mm, Order.RELEASE);
    }
  }

  /** Keeps state outside of cells, as no scheme may. */
  private static final class Remembering extends Counting {
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

package org.lazymm.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
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

    RuleResult answer = ExploredRules.answer(Rules.of(Property.M3), sound);

    assertEquals(Verdict.PASS, answer.verdict());
    assertEquals(sound.about(Property.M3).size(), answer.exercised());
  }

  @Test
  void oneBrokenCaseBreaksIt() {
    RuleResult answer =
        ExploredRules.answer(Rules.of(Property.M7), exploration(Hasty::new, Duration.ofMinutes(1)));

    assertEquals(Verdict.FAIL, answer.verdict());
    Failure failure = answer.failure().orElseThrow();
    assertEquals(Failure.EXPLORED, failure.foundAfter());
    assertTrue(failure.what().contains("membarrier-e2"), failure::what);
  }

  @Test
  void oneThatCannotBeExploredLeavesItUnknown() {
    RuleResult answer =
        ExploredRules.answer(
            Rules.of(Property.M4), exploration(Remembering::new, Duration.ofMinutes(1)));

    assertEquals(Verdict.UNKNOWN, answer.verdict());
    assertTrue(answer.exercised() > 0);
    assertTrue(answer.note().startsWith("membarrier-c2 under sc: "), answer::note);
    assertTrue(answer.note().contains("Remembering.borrows changed"), answer::note);
  }

  @Test
  void aRuleThatRunsJudgeIsRefused() {
    CatalogueExploration any = exploration(Counting::new, Duration.ZERO);

    for (Rule rule : List.of(Rules.of(Property.S1), Rules.EQUIVALENCE)) {
      assertThrows(IllegalArgumentException.class, () -> ExploredRules.answer(rule, any));
    }
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

package org.lazymm.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.lazymm.api.Disposal;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Mm;
import org.lazymm.api.Options;
import org.lazymm.scenario.Scenario;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheme.reference.ReferenceCounting;
import org.lazymm.scheme.shootdown.ShootdownSchemeProvider;

/** Campaigns over scenarios that are written here. */
class CampaignTest {
  private static final String HOLDER = "1 run a2; 1 exit; 1 idle; 0 run a; 0 exec";
  private static final String QUIET = "0 run k";
  private static final String INFEASIBLE = "0 run a; 1 run a2; 0 run k, after 2: 1 flush";

  private static Campaign run(
      Function<Kernel, LazyMmScheme> scheme, boolean compareAll, String... scenarios) {
    IntFunction<Scenario> generate = index -> Evaluations.scenario(scenarios[index]);
    return new Campaign(scheme, new Budget(1, scenarios.length, 0, 500, Duration.ofDays(1)))
        .run(generate, compareAll);
  }

  private static String[] times(int count, String scenario) {
    return java.util.Collections.nCopies(count, scenario).toArray(String[]::new);
  }

  private static LazyMmScheme shootdown(Kernel kernel) {
    return new ShootdownSchemeProvider().create(kernel, Options.defaults());
  }

  @Test
  void aRulePassesOnceItsSituationAroseOftenEnough() {
    RuleResult four =
        run(ReferenceCounting::new, false, times(4, HOLDER)).result(Rules.of(Property.S1));
    RuleResult five =
        run(ReferenceCounting::new, false, times(5, HOLDER)).result(Rules.of(Property.S1));

    assertEquals(RuleVerdict.UNKNOWN, four.verdict());
    assertEquals(4, four.exercised());
    assertEquals(
        "that an mm dies while another CPU is lazy on it was seen in 4 scenarios, and must be in 5",
        four.note());
    assertEquals(RuleVerdict.PASS, five.verdict());
    assertEquals(5, five.exercised());
  }

  @Test
  void oneInFourIsComparedUnlessAllAre() {
    String[] eight = times(8, HOLDER);

    assertEquals(
        2, run(ReferenceCounting::new, false, eight).result(Rules.EQUIVALENCE).exercised());
    assertEquals(8, run(ReferenceCounting::new, true, eight).result(Rules.EQUIVALENCE).exercised());
  }

  /** Remembers in a field that a kernel thread took over from another. */
  private static final class Remembering extends ReferenceCounting {
    @SuppressWarnings("UnusedVariable") // That it changes is what is looked for.
    private boolean handedOver;

    Remembering(Kernel kernel) {
      super(kernel);
    }

    @Override
    public void handOver(int cpu, Mm mm) {
      handedOver = true;
    }
  }

  private static RuleResult stateAfter(int quiet) {
    String[] scenarios = times(quiet + 1, "0 run b");
    scenarios[quiet] = "0 run b; 0 run k; 0 run l";
    return run(Remembering::new, false, scenarios).result(Rules.of(Property.X4));
  }

  @Test
  void stateOutsideOfCellsIsLookedForInTheFirstScenarios() {
    RuleResult found = stateAfter(Campaign.LOOKING_OUTSIDE - 1);

    assertEquals(RuleVerdict.FAIL, found.verdict());
    assertTrue(found.failure().orElseThrow().what().contains("Remembering.handedOver has changed"));
    assertEquals(RuleVerdict.PASS, stateAfter(Campaign.LOOKING_OUTSIDE).verdict());
  }

  @Test
  void whoeverMustJudgeIsNamed() {
    Campaign campaign = run(CampaignTest::shootdown, false, times(5, HOLDER));

    assertEquals("needs the explorer", campaign.result(Rules.of(Property.M1)).note());
    assertEquals(RuleVerdict.UNKNOWN, campaign.result(Rules.of(Property.M1)).verdict());
    assertEquals(RuleVerdict.BY_CONSTRUCTION, campaign.result(Rules.of(Property.S6)).verdict());
    assertEquals("", campaign.result(Rules.of(Property.S6)).note());
    assertEquals("5 interrupts useful, 0 wasted", campaign.result(Rules.of(Property.I4)).note());
    assertEquals(
        RuleVerdict.NOT_GUARANTEED,
        run(ReferenceCounting::new, false, HOLDER).result(Rules.of(Property.L2)).verdict());
  }

  @Test
  void theFirstFailureIsCountedAndTheSmallestShown() {
    Campaign campaign =
        run(Leaky::new, false, QUIET, HOLDER + "; 1 run b", HOLDER, "0 run a; 0 run k");

    RuleResult balance = campaign.result(Rules.of(Property.K1));
    RuleFailure failure = balance.failure().orElseThrow();
    assertEquals(RuleVerdict.FAIL, balance.verdict());
    assertEquals(2, failure.foundAfter());
    assertEquals(2, failure.steps());
    assertTrue(failure.what().startsWith("the count of mm"), failure::what);
  }

  @Test
  void withoutRunsTheSmallestOfThoseKeptIsShownAsItIs() {
    String[] scenarios = {HOLDER, HOLDER + "; 1 tick", HOLDER + "; 2 run b; 2 idle", HOLDER};
    Campaign campaign =
        new Campaign(Leaky::new, new Budget(1, scenarios.length, 0, 0, Duration.ofDays(1)))
            .run(index -> Evaluations.scenario(scenarios[index]), false);

    RuleFailure failure = campaign.result(Rules.of(Property.K1)).failure().orElseThrow();
    assertEquals(5, failure.steps());
    assertEquals(1, failure.foundAfter());
  }

  @Test
  void aRunThatSaysNothingIsInconclusive() {
    Campaign campaign = run(ReferenceCounting::new, false, INFEASIBLE, QUIET);

    assertEquals(2, campaign.scenarios());
    assertEquals(1, campaign.inconclusive());
  }

  @Test
  void noMoreScenariosAreBegunThanAskedFor() {
    List<Integer> asked = new ArrayList<>();
    Campaign campaign =
        new Campaign(ReferenceCounting::new, Budget.of(3))
            .run(
                index -> {
                  asked.add(index);
                  return Evaluations.scenario(QUIET);
                },
                false);

    assertEquals(List.of(0, 1, 2), asked);
    assertEquals(3, campaign.scenarios());
    Campaign hurried =
        new Campaign(ReferenceCounting::new, Budget.of(3).within(Duration.ZERO))
            .run(index -> Evaluations.scenario(QUIET), false);
    assertEquals(1, hurried.scenarios());
  }

  @Test
  void aDifferentSetOfFreedMmsIsAFailure() {
    RuleResult found = run(Keeping::new, true, "0 run b; 0 exec").result(Rules.EQUIVALENCE);

    RuleFailure failure = found.failure().orElseThrow();
    assertEquals("freed: ; reference counting frees: mm1", failure.what());
  }

  /** Never gives a reference back. */
  private static final class Leaky extends ReferenceCounting {
    Leaky(Kernel kernel) {
      super(kernel);
    }

    @Override
    public void giveBack(int cpu, Mm mm) {}
  }

  /** Never frees. */
  private static final class Keeping extends ReferenceCounting {
    Keeping(Kernel kernel) {
      super(kernel);
    }

    @Override
    public Disposal lastReferenceGone(int cpu, Mm mm) {
      return Disposal.DEFERRED;
    }
  }
}

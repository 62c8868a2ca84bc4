package org.lazymm.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lazymm.scheduler.property.Property;

class RuleTest {
  @Test
  void runsJudgeWhatIsNotLeftToTheExplorerOrToTheShapeOfThings() {
    for (Property property : Property.values()) {
      assertEquals(
          property.judge() == Property.DecidedBy.RUN,
          Rules.of(property).judgedByRuns(),
          property::name);
    }
    assertTrue(Rules.EQUIVALENCE.judgedByRuns());
  }

  @Test
  void itIsWrittenWithItsClaim() {
    Rule rule = Rules.of(Property.S1);

    assertTrue(rule.toString().startsWith("S1"), rule::toString);
    assertTrue(rule.toString().contains(rule.claim()), rule::toString);
    assertEquals(Property.S1.claim(), rule.claim());
  }

  @Test
  void anAnswerIsWrittenWithItsNote() {
    RuleResult passed = RuleResult.ofRuns(Rules.NO_CRASH, RuleVerdict.PASS, 1, "");

    assertEquals("RUN pass", passed.toString());
    assertEquals("RUN pass (why)", passed.withNote("why").toString());
  }

  @Test
  void exactlyAFailedRuleHasAFailure() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new RuleResult(Rules.NO_CRASH, RuleVerdict.FAIL, Basis.RUNS, 1, "", Optional.empty()));
  }

  @Test
  void exactlyAPassOrAFailureRestsOnSomething() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new RuleResult(
                Rules.NO_CRASH, RuleVerdict.PASS, Basis.NOTHING, 1, "", Optional.empty()));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new RuleResult(
                Rules.NO_CRASH, RuleVerdict.NOT_TRIED, Basis.RUNS, 1, "", Optional.empty()));
  }

  @Test
  void whatExplorationsJudgeIsTriedWhenItIsInDanger() {
    assertEquals("an mm is freed that another CPU has used", Rules.of(Property.O2).triedWhen());
    assertEquals(Trigger.FREE.text(), Rules.of(Property.S2).triedWhen());
  }
}

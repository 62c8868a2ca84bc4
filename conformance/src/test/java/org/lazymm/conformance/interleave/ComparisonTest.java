package org.lazymm.conformance.interleave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.lazymm.broken.scheme.TakesNoReference;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheme.reference.ReferenceCounting;

/** That a comparison sees what differs. */
class ComparisonTest {
  private static final int STATES = 20_000;

  /** The interleaver as the other engine. */
  private static final Comparison.Surveyor SAME =
      (scenario, scheme, order) -> {
        Interleaved found = new Interleaver(scenario, scheme, STATES).run(order);
        return new Comparison.Survey(
            found.broken(), found.ends(), found.resting(), found.unknown());
      };

  private static Comparison compared(Comparison.Surveyor surveyor) {
    Comparison comparison = new Comparison(surveyor, STATES);
    for (int index = 0; index < 10; index++) {
      comparison.compare(SmallScenarios.generate(9, index), "counting", ReferenceCounting::new);
      comparison.compare(SmallScenarios.generate(9, index), "broken", TakesNoReference::new);
    }
    return comparison;
  }

  @Test
  void engineThatSaysTheSameDiffersNowhere() {
    Comparison comparison = compared(SAME);
    assertEquals(0, comparison.differences().size(), comparison.differences()::toString);
    String summary = comparison.summary();
    assertTrue(
        summary.matches(
            "interleaver: [0-9]+ scenarios, 2 schemes, [0-9]+ pairs, [0-9]+ with interrupts, "
                + "[0-9,]+ executions compared, 0 differences"),
        summary);
  }

  @Test
  void propertyOrEndThatIsMissedIsADifference() {
    Comparison blind =
        compared(
            (scenario, scheme, order) -> {
              Comparison.Survey same = SAME.survey(scenario, scheme, order);
              return new Comparison.Survey(
                  EnumSet.noneOf(Property.class), same.ends(), same.executions(), same.unknown());
            });
    assertTrue(blind.differences().toString().contains("not found broken [S"), blind::summary);
    Comparison idle =
        compared(
            (scenario, scheme, order) -> {
              Comparison.Survey same = SAME.survey(scenario, scheme, order);
              return new Comparison.Survey(
                  same.broken(), Set.of("nothing"), same.executions(), same.unknown());
            });
    assertTrue(idle.differences().toString().contains("ends that cannot be [nothing]"));
  }

  @Test
  void unknownIsNotCompared() {
    Comparison comparison =
        compared((scenario, scheme, order) -> new Comparison.Survey(Set.of(), Set.of(), 1, "why"));
    assertEquals(20, comparison.unknown());
    assertTrue(comparison.summary().contains(" 0 pairs"), comparison::summary);
  }

  @Test
  void eachScenarioIsGivenWithSchemesByChanceAndAKnownSoundAndABrokenOne() {
    Set<String> faults = new TreeSet<>();
    int[] surveys = {0};
    Comparison comparison =
        new Comparison(
            (scenario, scheme, order) -> {
              surveys[0]++;
              faults.add(scenario.faults().toString());
              return new Comparison.Survey(Set.of(), Set.of(), 1, "not looked at");
            },
            STATES);
    new ComparedInputs(comparison, 1).give(0, 30);
    assertEquals(8 * 30, comparison.unknown());
    assertTrue(surveys[0] > 2 * 8 * 30 * 9 / 10, "surveys: " + surveys[0]);
    assertTrue(faults.size() > 5, faults::toString);
  }
}

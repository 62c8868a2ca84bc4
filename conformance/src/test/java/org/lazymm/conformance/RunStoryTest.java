package org.lazymm.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lazymm.explorer.counterexample.DiagramRow;
import org.lazymm.scenario.ScenarioYaml;
import org.lazymm.scenario.StepPlaces;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheme.reference.UncountedScheme;

class RunStoryTest {
  private static final String STOPPED =
      """
      cpus: 2
      tasks:
      - {name: a, mm: own}
      - {name: b, mm: own}
      setup:
      - {cpu: 0, do: run a}
      steps:
      - {cpu: 1, do: run b, stall-after: 2, meanwhile: [{cpu: 0, do: exit}]}
      """;

  private static RunStory story(String text) {
    return RunStory.of(
        ScenarioYaml.parse(text, "f.yaml"), UncountedScheme::new, StepPlaces.of(text, "f.yaml"));
  }

  private static DiagramRow moment(RunStory story, String text) {
    return story.moments().stream()
        .filter(each -> each.text().equals(text))
        .findFirst()
        .orElseThrow(() -> new AssertionError(story.moments()));
  }

  @Test
  void eachStepHasItsPlaceInTheText() {
    RunStory story = story(STOPPED);
    assertEquals("f.yaml:6:3", moment(story, "run a").site());
    assertEquals("f.yaml:8:3", moment(story, "run b").site());
    assertEquals("f.yaml:8:51", moment(story, "exit").site());
    assertEquals("f.yaml:8:3", moment(story, "run b, going on").site());
  }

  @Test
  void theLineAtWhichAStepIsStoppedIsNamed() {
    DiagramRow stopped = moment(story(STOPPED), "- stopped after 2 accesses");
    assertTrue(stopped.site().matches("ContextSwitch\\.run:\\d+"), stopped.site());
  }

  @Test
  void theStepThatBreaksAPropertyIsKnown() {
    Optional<FailingStep> failing = story(STOPPED).failing(Property.S1);
    assertEquals("in step 'exit' on cpu 0 at f.yaml:8:51", failing.orElseThrow().toString());
    assertEquals(Optional.empty(), story(STOPPED).failing(Property.S2));
  }

  @Test
  void whatACrankyRuntimeDoesOfItsOwnAccordIsTold() {
    boolean told = false;
    for (int seed = 1; seed <= 20; seed++) {
      RunStory story = story("cranky: " + seed + "\n" + STOPPED);
      told |=
          story.moments().stream()
              .anyMatch(each -> each.text().equals("- is interrupted by its timer"));
    }
    assertTrue(told);
  }

  @Test
  void stepsOfNoKnownTextHaveNoPlace() {
    RunStory story =
        RunStory.of(ScenarioYaml.parse(STOPPED, "f.yaml"), UncountedScheme::new, StepPlaces.NONE);
    assertEquals(
        List.of("", ""),
        story.moments().stream()
            .filter(each -> each.text().startsWith("run"))
            .limit(2)
            .map(DiagramRow::site)
            .toList());
  }
}

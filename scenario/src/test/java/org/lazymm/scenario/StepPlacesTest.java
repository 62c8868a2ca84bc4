package org.lazymm.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StepPlacesTest {
  private static final String TEXT =
      """
      cpus: 2
      tasks: [{name: a, mm: own}]
      setup:
      - {cpu: 0, do: run a}
      steps:
      - cpu: 0
        do: exit
        stall-after: 1
        meanwhile:
        - {cpu: 1, do: tick}
        - {cpu: 1, do: tick, stall-after: 2, meanwhile: [{cpu: 0, do: tick}]}
      - {cpu: 1, do: tick}
      """;

  private static Optional<String> at(Integer... path) {
    return StepPlaces.of(TEXT, "mine.yaml").at(List.of(path));
  }

  @Test
  void stepsAreCountedFromTheSetupOn() {
    assertEquals(Optional.of("mine.yaml:4:3"), at(0));
    assertEquals(Optional.of("mine.yaml:6:3"), at(1));
    assertEquals(Optional.of("mine.yaml:12:3"), at(2));
    assertEquals(Optional.empty(), at(3));
  }

  @Test
  void stepsThatHappenMeanwhileAreCountedWithinTheOneThatIsStopped() {
    assertEquals(Optional.of("mine.yaml:10:5"), at(1, 0));
    assertEquals(Optional.of("mine.yaml:11:52"), at(1, 1, 0));
    assertEquals(Optional.empty(), at(2, 0));
  }

  @Test
  void aTextWithoutANameHasLinesAlone() {
    assertEquals(Optional.of("line 4"), StepPlaces.of(TEXT, "").at(List.of(0)));
    assertEquals(Optional.empty(), StepPlaces.NONE.at(List.of(0)));
  }

  @Test
  void whatIsWrittenHasThePlacesOfItsSteps() {
    Scenario read = ScenarioYaml.parse(TEXT, "mine.yaml");
    assertEquals(
        Optional.of("line 10"),
        StepPlaces.of(ScenarioYaml.write(read), "").at(List.of(2)),
        ScenarioYaml.write(read));
  }
}

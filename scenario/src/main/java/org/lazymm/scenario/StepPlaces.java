package org.lazymm.scenario;

import java.util.List;
import java.util.Optional;

/**
 * Where the steps of a scenario stand in its text.
 *
 * @param origin what the text is called; empty for one without a name
 * @param steps the places of the setup's steps, then those of the others
 */
public record StepPlaces(String origin, List<Place> steps) {
  /** Nothing is known. */
  public static final StepPlaces NONE = new StepPlaces("", List.of());

  /** Copies the list. */
  public StepPlaces {
    steps = List.copyOf(steps);
  }

  /**
   * Where one step stands.
   *
   * @param line the line, from 1
   * @param column the column, from 1
   * @param meanwhile the places of the steps that happen while it is stopped
   */
  public record Place(int line, int column, List<Place> meanwhile) {
    /** Copies the list. */
    public Place {
      meanwhile = List.copyOf(meanwhile);
    }
  }

  /**
   * Finds the steps in a text that {@link ScenarioYaml} can read.
   *
   * @param text the YAML
   * @param origin what to call it; empty if it has no name
   */
  public static StepPlaces of(String text, String origin) {
    return ScenarioYaml.parseFile(text, origin).places();
  }

  /**
   * Where a step stands: {@code origin:line:column}, or the line alone of a text without a name.
   *
   * @param path the number of the step in its list from 0, setup first, after those of the stopped
   *     steps in which it happens
   */
  public Optional<String> at(List<Integer> path) {
    List<Place> list = steps;
    Optional<Place> found = Optional.empty();
    for (int index : path) {
      if (index >= list.size()) {
        return Optional.empty();
      }
      found = Optional.of(list.get(index));
      list = list.get(index).meanwhile();
    }
    return found.map(
        place ->
            origin.isEmpty()
                ? "line " + place.line()
                : origin + ":" + place.line() + ":" + place.column());
  }
}

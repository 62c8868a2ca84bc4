package org.lazymm.scheduler.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

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
    List<Place> setup = new ArrayList<>();
    List<Place> steps = new ArrayList<>();
    try (JsonParser parser = ScenarioYaml.parser(text)) {
      parser.nextToken();
      for (JsonToken token = parser.nextToken(); isIn(token); token = parser.nextToken()) {
        String entry = parser.currentName();
        boolean list = parser.nextToken() == JsonToken.START_ARRAY;
        if (list && entry.equals("setup")) {
          setup.addAll(places(parser));
        } else if (list && entry.equals("steps")) {
          steps.addAll(places(parser));
        } else {
          parser.skipChildren();
        }
      }
    }
    setup.addAll(steps);
    return new StepPlaces(origin, setup);
  }

  private static boolean isIn(@Nullable JsonToken token) {
    return token == JsonToken.PROPERTY_NAME;
  }

  /** The places of the steps of a list that has just begun. */
  private static List<Place> places(JsonParser parser) {
    List<Place> places = new ArrayList<>();
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      int line = parser.currentTokenLocation().getLineNr();
      int column = parser.currentTokenLocation().getColumnNr();
      List<Place> meanwhile = List.of();
      while (isIn(parser.nextToken())) {
        boolean others = parser.currentName().equals("meanwhile");
        boolean list = parser.nextToken() == JsonToken.START_ARRAY;
        if (others && list) {
          meanwhile = places(parser);
        } else {
          parser.skipChildren();
        }
      }
      places.add(new Place(line, column, meanwhile));
    }
    return places;
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

package org.lazymm.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lazymm.scenario.ScenarioText.Place;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/** A part of a YAML text that knows where it stands. */
sealed interface YamlNode {
  /** Where it begins. */
  Place place();

  /** What it is, as part of a sentence. */
  String described();

  /**
   * A single value.
   *
   * @param text as it is written, without quotes
   * @param empty whether nothing is written
   */
  record Value(Place place, String text, boolean empty) implements YamlNode {
    private static final int LONGEST = 40;

    @Override
    public String described() {
      return empty
          ? "nothing"
          : "'"
              + (text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text)
                  .replaceAll("\\s+", " ")
              + "'";
    }
  }

  /** A list. */
  record Items(Place place, List<YamlNode> items) implements YamlNode {
    @Override
    public String described() {
      return "a list";
    }
  }

  /**
   * A map.
   *
   * @param entries by their names, in the order in which they stand
   * @param names where each name stands
   */
  record Entries(Place place, Map<String, YamlNode> entries, Map<String, Place> names)
      implements YamlNode {
    @Override
    public String described() {
      return "a map";
    }
  }

  /**
   * Reads a whole text.
   *
   * @param text the YAML
   * @param origin what to call it in messages
   * @throws ScenarioException if it is no YAML, or empty, or has an entry twice
   */
  static YamlNode read(String text, String origin) {
    Place reached = new Place(1, 1);
    try (JsonParser parser = ScenarioYaml.parser(text)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw new ScenarioException(
            origin + reached, "is empty; expected a scenario: cpus, tasks and steps");
      }
      YamlNode node = node(parser, first, origin);
      JsonToken more = parser.nextToken();
      if (more != null) {
        throw new ScenarioException(
            origin + place(parser.currentTokenLocation()),
            "a second scenario begins; expected one in a file");
      }
      return node;
    } catch (JacksonException e) {
      TokenStreamLocation location = e.getLocation();
      Place place = location == null || location.getLineNr() < 1 ? reached : place(location);
      throw Brackets.firstOdd(text)
          .map(odd -> new ScenarioException(origin + odd.place(), odd.what(), e))
          .orElseGet(() -> new ScenarioException(origin + place, unreadable(text, place), e));
    }
  }

  private static YamlNode node(JsonParser parser, JsonToken token, String origin) {
    Place place = place(parser.currentTokenLocation());
    return switch (token) {
      case START_ARRAY -> {
        List<YamlNode> items = new ArrayList<>();
        for (JsonToken each = parser.nextToken();
            each != JsonToken.END_ARRAY;
            each = parser.nextToken()) {
          items.add(node(parser, each, origin));
        }
        yield new Items(place, items);
      }
      case START_OBJECT -> {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        Map<String, Place> names = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
          String name = parser.currentName();
          Place at = place(parser.currentTokenLocation());
          if (names.containsKey(name)) {
            throw new ScenarioException(
                origin + at, "'" + name + "' is given twice, first at" + said(names.get(name)));
          }
          names.put(name, at);
          entries.put(name, node(parser, parser.nextToken(), origin));
        }
        yield new Entries(place, entries, names);
      }
      case VALUE_NULL -> new Value(place, "", true);
      default -> new Value(place, parser.getString(), false);
    };
  }

  private static String said(Place place) {
    return " line " + place.line();
  }

  private static Place place(TokenStreamLocation location) {
    return new Place(location.getLineNr(), location.getColumnNr());
  }

  /** Says what stands where no YAML can be read on. */
  private static String unreadable(String text, Place place) {
    List<String> lines = text.lines().toList();
    String line = place.line() <= lines.size() ? lines.get(place.line() - 1) : "";
    String rest = place.column() <= line.length() ? line.substring(place.column() - 1) : "";
    String found =
        place.line() > lines.size() || (rest.isBlank() && place.line() == lines.size())
            ? "the text ends"
            : rest.isBlank() ? "the line ends" : new Value(place, rest, false).described();
    return found
        + " where something else must stand; expected entries 'name: value' and items '- value',"
        + " those of one list or map indented alike";
  }
}

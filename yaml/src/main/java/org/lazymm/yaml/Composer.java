package org.lazymm.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ScannerException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Makes nodes of a text.
 *
 * <p>The library's own composer makes nodes too, but bounds neither the depth nor what nested
 * aliases stand for, and does not say where a name was given first.
 */
final class Composer {
  private static final int DEEPEST = 100;

  private static final int MOST_ALIASED = 10_000;

  private final String text;
  private final String file;
  private final Iterator<Event> events;
  private final Map<Anchor, YamlNode> anchored = new HashMap<>();
  private Place reached = Place.START;
  private int depth;
  private int aliased;

  Composer(String text, String file) {
    this.text = text;
    this.file = file;
    // The library's buffer must not end between the halves of a character.
    LoadSettings settings = LoadSettings.builder().setBufferSize(text.length() + 2).build();
    this.events = new Parse(settings).parseString(text).iterator();
  }

  /** The node that the whole text is. */
  YamlNode document() {
    try {
      next(); // The stream starts.
      if (next().getEventId() == Event.ID.StreamEnd) {
        return YamlNode.nothing(file);
      }
      YamlNode root = node(next(), "");
      next(); // The document ends.
      if (next().getEventId() != Event.ID.StreamEnd) {
        throw wrong(reached, "a second document begins; expected one in a file");
      }
      return root;
    } catch (MarkedYamlEngineException e) {
      Place place = e.getProblemMark().isPresent() ? Place.of(e.getProblemMark()) : reached;
      throw Brackets.firstOdd(text)
          .map(odd -> new YamlException(file + ":" + odd.place(), odd.what(), e))
          .orElseGet(() -> new YamlException(file + ":" + place, unreadable(place, e), e));
    } catch (IllegalArgumentException e) { // The library reads the number of such an escape.
      throw new YamlException(
          file + ":" + reached,
          "an escape behind here is no character; expected such as \\x41, \\u0041 or \\U00000041",
          e);
    } catch (YamlEngineException e) {
      throw new YamlException(file + ":" + reached, "is no YAML: " + e.getMessage(), e);
    }
  }

  private Event next() {
    Event event = events.next();
    reached = Place.of(event.getStartMark());
    return event;
  }

  /** The node that begins with an event. */
  private YamlNode node(Event first, String name) {
    Place place = reached;
    YamlNode.Content content =
        switch (first.getEventId()) {
          case Alias -> aliased((AliasEvent) first);
          case Scalar -> scalar((ScalarEvent) first);
          case SequenceStart -> deeper(place, () -> items(name));
          case MappingStart -> deeper(place, this::entries);
          default -> throw new IllegalStateException("no node begins with " + first);
        };
    YamlNode node = new YamlNode(file, place, name, content);
    if (first instanceof NodeEvent event && !(first instanceof AliasEvent)) {
      event.getAnchor().ifPresent(anchor -> anchored.put(anchor, node));
    }
    return node;
  }

  private <T> T deeper(Place place, Supplier<T> inner) {
    if (++depth > DEEPEST) {
      throw wrong(place, "is nested more than " + DEEPEST + " deep");
    }
    T made = inner.get();
    depth--;
    return made;
  }

  private static YamlNode.Scalar scalar(ScalarEvent event) {
    return new YamlNode.Scalar(event.getValue(), event.isPlain());
  }

  private YamlNode.Sequence items(String name) {
    List<YamlNode> items = new ArrayList<>();
    for (Event each = next(); each.getEventId() != Event.ID.SequenceEnd; each = next()) {
      items.add(node(each, name));
    }
    return new YamlNode.Sequence(items);
  }

  private YamlNode.Mapping entries() {
    Map<String, YamlNode> names = new LinkedHashMap<>();
    Map<String, YamlNode> values = new LinkedHashMap<>();
    for (Event each = next(); each.getEventId() != Event.ID.MappingEnd; each = next()) {
      YamlNode key = node(each, "");
      if (!(key.content() instanceof YamlNode.Scalar word)) {
        throw key.error("the name of an entry: expected a word; found " + key.described());
      }
      YamlNode before = names.putIfAbsent(word.text(), key);
      if (before != null) {
        throw key.error(
            YamlNode.shortened(word.text()) + " is given twice, first at line " + before.line());
      }
      values.put(word.text(), node(next(), word.text()));
    }
    return new YamlNode.Mapping(names, values);
  }

  private YamlNode.Content aliased(AliasEvent alias) {
    YamlNode meant = anchored.get(alias.getAlias());
    if (meant == null) {
      throw wrong(
          reached,
          YamlNode.shortened("*" + alias.getAlias())
              + " stands for nothing; expected "
              + YamlNode.shortened("&" + alias.getAlias())
              + " at a value that ends before");
    }
    aliased += meant.content().size();
    if (aliased > MOST_ALIASED) {
      throw wrong(
          reached, "aliases stand for more than %,d values up to here".formatted(MOST_ALIASED));
    }
    return meant.content();
  }

  /** Says what stands where no YAML can be read on. */
  private String unreadable(Place place, MarkedYamlEngineException e) {
    List<String> lines = text.lines().toList();
    String line = place.line() <= lines.size() ? lines.get(place.line() - 1) : "";
    int column = place.column() - 1;
    String rest =
        column < line.codePointCount(0, line.length())
            ? line.substring(line.offsetByCodePoints(0, column))
            : "";
    String found =
        place.line() > lines.size() || (rest.isBlank() && place.line() == lines.size())
            ? "the text ends"
            : rest.isBlank() ? "the line ends" : YamlNode.shortened(rest);
    return found
        + " where something else must stand"
        + (e instanceof ScannerException ? " (" + e.getProblem() + ")" : "")
        + "; expected entries 'name: value' and items '- value', those of one list or map indented"
        + " alike";
  }

  private YamlException wrong(Place place, String what) {
    return new YamlException(file + ":" + place, what);
  }
}

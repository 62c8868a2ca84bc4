package org.lazymm.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A part of a YAML text that knows where it stands: a single value, a list or a map.
 *
 * <p>Each reader refuses another kind of node with its place, the entry that it is the value of,
 * what was expected and what is there.
 */
public final class YamlNode {
  private static final int LONGEST = 40;
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?");
  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

  private final String file;
  private final Place place;
  private final String name;
  private final Content content;

  /**
   * A node.
   *
   * @param file what messages call its text
   * @param place where it begins
   * @param name the entry that it is the value of, or whose list it is an item of; empty if none is
   * @param content what it holds
   */
  YamlNode(String file, Place place, String name, Content content) {
    this.file = file;
    this.place = place;
    this.name = name;
    this.content = content;
  }

  /** What a node holds. */
  sealed interface Content {
    /** How many values it is, with those that aliases stand for. */
    int size();
  }

  /**
   * A single value.
   *
   * @param text as it is written, without quotes
   * @param plain whether it has no quotes
   */
  record Scalar(String text, boolean plain) implements Content {
    @Override
    public int size() {
      return 1;
    }
  }

  /**
   * A list.
   *
   * @param items in the order in which they stand
   * @param size as {@link Content#size}
   */
  record Sequence(List<YamlNode> items, int size) implements Content {
    Sequence(List<YamlNode> items) {
      this(List.copyOf(items), sum(items));
    }
  }

  /**
   * A map.
   *
   * @param names the names of the entries, in the order in which they stand
   * @param values the values of the entries
   * @param size as {@link Content#size}
   */
  record Mapping(Map<String, YamlNode> names, Map<String, YamlNode> values, int size)
      implements Content {
    Mapping(Map<String, YamlNode> names, Map<String, YamlNode> values) {
      this(names, values, sum(values.values()));
    }
  }

  private static int sum(Collection<YamlNode> parts) {
    return 1 + parts.stream().mapToInt(part -> part.content.size()).sum();
  }

  /** The node of a text that says nothing. */
  static YamlNode nothing(String file) {
    return new YamlNode(file, Place.START, "", new Scalar("", true));
  }

  Content content() {
    return content;
  }

  /** What messages call its text. */
  public String file() {
    return file;
  }

  /** The line in which it begins, from 1. */
  public int line() {
    return place.line();
  }

  /** The column in which it begins, from 1. */
  public int column() {
    return place.column();
  }

  /** Where it begins: {@code file:line:column}. */
  public String place() {
    return file + ":" + place;
  }

  /** Whether nothing is written here. */
  public boolean isEmpty() {
    return content instanceof Scalar scalar && scalar.plain && NULLS.contains(scalar.text);
  }

  /** Whether it is a map. */
  public boolean isMapping() {
    return content instanceof Mapping;
  }

  // Single values.

  /** The text of a single value as it is written, without quotes; it may be blank. */
  public String scalar() {
    if (content instanceof Scalar scalar && !isEmpty()) {
      return scalar.text;
    }
    throw expected("a text");
  }

  /** A text that is not blank. */
  public String text() {
    String text = scalar();
    if (text.isBlank()) {
      throw expected("a text");
    }
    return text;
  }

  /** A finite number in decimals, such as {@code 1.5}. */
  public double number() {
    String written = written();
    double number = DECIMAL.matcher(written).matches() ? Double.parseDouble(written) : Double.NaN;
    if (!Double.isFinite(number)) {
      throw expected("a number");
    }
    return number;
  }

  /**
   * A whole number.
   *
   * @param least the least that is allowed
   * @param most the greatest that is allowed
   */
  public long whole(long least, long most) {
    long number;
    try {
      number = Long.parseLong(written());
    } catch (NumberFormatException e) {
      throw expected("a whole number");
    }
    if (number < least || number > most) {
      throw expected("a whole number from " + least + " to " + most);
    }
    return number;
  }

  /** True or false. */
  public boolean flag() {
    return switch (written()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw expected("true or false");
    };
  }

  /**
   * One of several constants, by its name in small letters with dashes.
   *
   * @param constants which there are
   */
  public <E extends Enum<E>> E constant(E[] constants) {
    List<String> words = new ArrayList<>();
    for (E constant : constants) {
      String word = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
      if (word.equalsIgnoreCase(written())) {
        return constant;
      }
      words.add(word);
    }
    throw expected("one of " + String.join(", ", words));
  }

  private String written() {
    return content instanceof Scalar scalar ? scalar.text : "";
  }

  // Lists.

  /** The items of a list; none if nothing is written. */
  public List<YamlNode> items() {
    if (isEmpty()) {
      return List.of();
    }
    if (content instanceof Sequence sequence) {
      return sequence.items;
    }
    throw expected("a list");
  }

  /** The items of a list of texts. */
  public List<String> texts() {
    return items().stream().map(YamlNode::text).toList();
  }

  // Maps.

  /**
   * This node, which must be a map.
   *
   * @param what what is expected, such as {@code a task such as {name: a, mm: own}}
   */
  public YamlNode mapping(String what) {
    if (isMapping()) {
      return this;
    }
    throw expected(what);
  }

  /** The names of the entries of a map, in the order in which they stand. */
  public Set<String> names() {
    return entries().values.keySet();
  }

  /**
   * Whether a map has an entry.
   *
   * @param entry its name
   */
  public boolean has(String entry) {
    return names().contains(entry);
  }

  /**
   * The value of an entry of a map, if it has that.
   *
   * @param entry its name
   */
  public Optional<YamlNode> find(String entry) {
    return Optional.ofNullable(entries().values.get(entry));
  }

  /**
   * The value of an entry that a map must have.
   *
   * @param entry its name
   */
  public YamlNode get(String entry) {
    return find(entry).orElseThrow(() -> error(entry + " is missing"));
  }

  /**
   * The name of an entry that a map must have, as a node of its own.
   *
   * @param entry its name
   */
  public YamlNode name(String entry) {
    YamlNode found = entries().names.get(entry);
    if (found == null) {
      throw error(entry + " is missing");
    }
    return found;
  }

  /**
   * Refuses the entries of a map that are not known.
   *
   * @param known the names that there are, in the order in which the message lists them
   */
  public void allowOnly(Collection<String> known) {
    allowOnly(known, Set.of());
  }

  /**
   * Refuses the entries of a map that are not known.
   *
   * @param known the names that there are, in the order in which the message lists them
   * @param former names that are allowed and not listed
   */
  public void allowOnly(Collection<String> known, Collection<String> former) {
    entries()
        .names
        .forEach(
            (entry, at) -> {
              if (!known.contains(entry) && !former.contains(entry)) {
                throw at.error(
                    "unknown entry "
                        + shortened(entry)
                        + "; expected one of: "
                        + String.join(", ", known));
              }
            });
  }

  private Mapping entries() {
    if (content instanceof Mapping mapping) {
      return mapping;
    }
    throw expected("a map");
  }

  // Faults.

  /** What it is, as part of a sentence. */
  public String described() {
    if (isEmpty()) {
      return "nothing";
    }
    return content instanceof Scalar scalar
        ? shortened(scalar.text)
        : isMapping() ? "a map" : "a list";
  }

  /** A text in quotes, on one line and not too long. */
  static String shortened(String text) {
    return "'"
        + (text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text)
            .replaceAll("\\s+", " ")
        + "'";
  }

  /**
   * What to throw if something is wrong with it.
   *
   * @param what what is wrong, and what was expected
   */
  public YamlException error(String what) {
    return new YamlException(place(), what);
  }

  /**
   * What to throw if it is not what it should be.
   *
   * @param what what was expected
   */
  public YamlException expected(String what) {
    return error(
        (name.isEmpty() ? "" : "'" + name + "': ") + "expected " + what + "; found " + described());
  }

  /**
   * Makes something of it; what is wrong with that is said with its place.
   *
   * @param making throws {@link IllegalArgumentException} if something is wrong
   */
  public <T> T at(Supplier<T> making) {
    try {
      return making.get();
    } catch (IllegalArgumentException e) {
      throw new YamlException(place(), String.valueOf(e.getMessage()), e);
    }
  }
}

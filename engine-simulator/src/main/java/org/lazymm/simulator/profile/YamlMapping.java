package org.lazymm.simulator.profile;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A YAML mapping whose every complaint names file, line and column. */
final class YamlMapping {

  private final String file;
  private final Node node;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Node> keys = new LinkedHashMap<>();

  private YamlMapping(String file, String name, Node node) {
    this.file = file;
    this.node = node;
    if (!(node instanceof MappingNode mapping)) {
      throw error(node, name + " must be a mapping (key: value)");
    }
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw error(tuple.getKeyNode(), "a key in " + name + " must be a word");
      }
      values.put(key.getValue(), tuple.getValueNode());
      keys.put(key.getValue(), key);
    }
  }

  /**
   * The mapping that a whole file is.
   *
   * @param file name for messages
   * @param text content of the file
   */
  static YamlMapping parse(String file, String text) {
    LoadSettings settings =
        LoadSettings.builder().setLabel(file).setAllowDuplicateKeys(false).build();
    Optional<Node> root;
    try {
      root = new Compose(settings).composeString(text);
    } catch (MarkedYamlEngineException e) {
      String problem = e.getProblem() == null ? "not YAML" : e.getProblem();
      throw new ProfileException(place(file, e.getProblemMark()) + ": " + problem, e);
    } catch (YamlEngineException e) {
      throw new ProfileException(file + ": not YAML: " + e.getMessage(), e);
    }
    return new YamlMapping(
        file,
        "the file",
        root.orElseThrow(() -> new ProfileException(file + ":1:1: the file is empty")));
  }

  /** Complains of every key that is not in the list. */
  void allowOnly(Set<String> known) {
    allowOnly(known, known);
  }

  /** Complains of every key that is not allowed, and names those that are known. */
  void allowOnly(Set<String> allowed, Set<String> known) {
    for (Map.Entry<String, Node> key : keys.entrySet()) {
      if (!allowed.contains(key.getKey())) {
        throw error(key.getValue(), "unknown key " + key.getKey() + "; known are " + list(known));
      }
    }
  }

  Set<String> keys() {
    return keys.keySet();
  }

  YamlMapping mapping(String key) {
    return new YamlMapping(file, key, value(key));
  }

  boolean isMapping(String key) {
    return value(key) instanceof MappingNode;
  }

  /** All values as texts and lists of texts. */
  Map<String, Object> texts() {
    Map<String, Object> texts = new LinkedHashMap<>();
    for (String key : values.keySet()) {
      texts.put(
          key,
          value(key) instanceof SequenceNode list
              ? list.getValue().stream().map(each -> scalar(key, each)).toList()
              : scalar(key));
    }
    return texts;
  }

  String text(String key) {
    String text = scalar(key);
    if (text.isBlank()) {
      throw error(value(key), key + " must not be empty");
    }
    return text;
  }

  double number(String key) {
    return number(key, value(key), scalar(key));
  }

  /** A list of two numbers, such as {@code [1, 2]}. */
  double[] twoNumbers(String key) {
    if (!(value(key) instanceof SequenceNode list) || list.getValue().size() != 2) {
      throw error(value(key), key + " must be a list of two numbers, such as [1, 2]");
    }
    return list.getValue().stream()
        .mapToDouble(each -> number("each end of " + key, each, scalar(key, each)))
        .toArray();
  }

  private double number(String name, Node at, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw error(at, name + " must be a number, not " + text);
    }
  }

  int whole(String key, int ifAbsent) {
    if (!values.containsKey(key)) {
      return ifAbsent;
    }
    String text = scalar(key);
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw error(value(key), key + " must be a whole number, not " + text);
    }
  }

  boolean flag(String key) {
    if (!values.containsKey(key)) {
      return false;
    }
    String text = scalar(key);
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw error(value(key), key + " must be true or false, not " + text);
    };
  }

  /** An error at the place of this mapping. */
  ProfileException error(String message) {
    return error(node, message);
  }

  /** An error at the place of a key's value. */
  ProfileException errorAt(String key, String message) {
    return error(value(key), message);
  }

  private String scalar(String key) {
    return scalar(key, value(key));
  }

  private String scalar(String key, Node at) {
    if (!(at instanceof ScalarNode scalar)) {
      throw error(at, key + " must be a single value");
    }
    return scalar.getValue();
  }

  private Node value(String key) {
    Node value = values.get(key);
    if (value == null) {
      throw error(node, "missing key " + key);
    }
    return value;
  }

  private ProfileException error(Node at, String message) {
    return new ProfileException(place(file, at.getStartMark()) + ": " + message);
  }

  private static String place(String file, Optional<Mark> mark) {
    return mark.map(m -> file + ":" + (m.getLine() + 1) + ":" + (m.getColumn() + 1)).orElse(file);
  }

  private static String list(Set<String> words) {
    return new TreeSet<>(words).stream().collect(Collectors.joining(", "));
  }
}

package org.lazymm.explorer.counterexample;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/** Cells and values as a litmus test can name them. */
final class LitmusNames {
  private final Map<String, String> cells = new LinkedHashMap<>();
  private final Map<String, Long> objects = new LinkedHashMap<>();

  /** A cell's name in C, unlike that of every other cell. */
  String cell(String name) {
    String known = cells.get(name);
    if (known != null) {
      return known;
    }
    String plain = name.replaceAll("\\W+", "_");
    String unique = Character.isDigit(plain.charAt(0)) ? "_" + plain : plain;
    while (cells.containsValue(unique)) {
      unique += "_";
    }
    cells.put(name, unique);
    return unique;
  }

  /** A value as a number: a null pointer is 0, each object has a number of its own. */
  long value(String words) {
    if (words.isEmpty() || words.equals("NULL")) {
      return 0;
    }
    try {
      return Long.parseLong(words);
    } catch (NumberFormatException object) {
      return objects.computeIfAbsent(words, any -> objects.size() + 1L);
    }
  }

  /** What the numbers of pointers stand for; empty if there are none. */
  String legend() {
    StringJoiner legend = new StringJoiner(", ");
    objects.forEach((object, number) -> legend.add(number + " is " + object));
    return legend.toString();
  }
}

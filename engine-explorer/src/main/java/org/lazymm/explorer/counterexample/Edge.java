package org.lazymm.explorer.counterexample;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A relation between two events that a drawing can show. */
public enum Edge {
  /** A read reads from a write. */
  READS_FROM("rf", "reads"),
  /** A write comes after a write to the same cell. */
  COHERENCE("co", "after"),
  /** A read comes before the write that overwrote what it has read. */
  FROM_READS("fr", "before");

  private final String text;
  private final String word;

  Edge(String text, String word) {
    this.text = text;
    this.word = word;
  }

  /** What memory models call it. */
  public String text() {
    return text;
  }

  /** The word between the two events in a drawing. */
  String word() {
    return word;
  }

  /**
   * The edge of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Edge of(String name) {
    for (Edge edge : values()) {
      if (edge.text.equals(name)) {
        return edge;
      }
    }
    throw new IllegalArgumentException(
        "edge '"
            + name
            + "' is not known; expected "
            + Arrays.stream(values()).map(Edge::text).collect(Collectors.joining(", ")));
  }
}

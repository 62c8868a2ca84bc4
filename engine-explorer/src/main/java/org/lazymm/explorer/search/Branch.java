package org.lazymm.explorer.search;

import java.util.Arrays;
import org.lazymm.explorer.graph.Graph;

/** A graph and the choices in it that have not been followed yet, the newest on top. */
final class Branch {
  /** A read reads from another write. */
  static final int READ = 0;

  /** A write comes elsewhere in the order of its location. */
  static final int PLACE = 1;

  /** An earlier read reads from a write. */
  static final int REVISIT = 2;

  /**
   * The read of a read-modify-write reads from what another consumed already: allowed only for the
   * sake of taking it away from the other.
   */
  static final int TAKE = 3;

  final Graph graph;

  /** The read that this branch began with, by making it read from {@link #write}. */
  int revisited = Graph.NONE;

  int write = Graph.NONE;

  private int[] choices = new int[96];
  private int count;

  Branch(int threads) {
    graph = new Graph(threads);
  }

  void reset() {
    revisited = Graph.NONE;
    write = Graph.NONE;
    count = 0;
  }

  boolean isExhausted() {
    return count == 0;
  }

  void push(int kind, int event, int other) {
    if (3 * count == choices.length) {
      choices = Arrays.copyOf(choices, 2 * choices.length);
    }
    choices[3 * count] = kind;
    choices[3 * count + 1] = event;
    choices[3 * count + 2] = other;
    count++;
  }

  void pop() {
    count--;
  }

  // Of the choice popped last.

  int kind() {
    return choices[3 * count];
  }

  int event() {
    return choices[3 * count + 1];
  }

  int other() {
    return choices[3 * count + 2];
  }
}

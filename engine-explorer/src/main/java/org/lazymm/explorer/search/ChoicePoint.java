package org.lazymm.explorer.search;

import java.util.Arrays;
import org.lazymm.explorer.graph.ExecutionGraph;

/**
 * A graph and the revisits of it that have not been made yet, the newest on top: forward revisits
 * (another source of a read, another position of a write) and backward revisits, in TruSt's words.
 */
final class ChoicePoint {
  /** Forward revisit: a read takes another rf source. */
  static final int RF_CHOICE = 0;

  /** Forward revisit: a write takes another position in co. */
  static final int CO_POSITION = 1;

  /** Backward revisit: an earlier read takes a new write as its rf source. */
  static final int BACKWARD_REVISIT = 2;

  /**
   * The read of a read-modify-write takes the rf source of another one: allowed only if the other
   * is revisited backward.
   */
  static final int RMW_STEAL = 3;

  final ExecutionGraph graph;

  /** The read whose backward revisit made this graph; its rf source is {@link #write}. */
  int revisited = ExecutionGraph.NONE;

  int write = ExecutionGraph.NONE;

  private int[] choices = new int[96];
  private int count;

  ChoicePoint(int threads) {
    graph = new ExecutionGraph(threads);
  }

  void reset() {
    revisited = ExecutionGraph.NONE;
    write = ExecutionGraph.NONE;
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

package org.lazymm.explorer.graph;

/** Restricts a graph to what a backward revisit keeps. */
public final class GraphRestriction {
  private int[] numbers = new int[64];

  /**
   * Restricts a graph to the events up to a read and the porf prefix of a write. The write is the
   * last event and in no order yet.
   *
   * @param from the graph
   * @param read the read
   * @param write the write
   * @param to becomes the part
   * @param initial the initial values
   */
  public void restrict(
      ExecutionGraph from,
      int read,
      int write,
      ExecutionGraph to,
      ExecutionGraph.InitialValues initial) {
    if (numbers.length < from.size()) {
      numbers = new int[2 * from.size()];
    }
    to.becomePart(from, read, write, numbers, initial);
  }

  /** The new number of an event that was kept. */
  public int renumbered(int event) {
    return numbers[event];
  }
}

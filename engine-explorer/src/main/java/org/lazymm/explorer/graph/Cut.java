package org.lazymm.explorer.graph;

/** Cuts out of a graph what a backward revisit keeps. */
public final class Cut {
  private int[] numbers = new int[64];

  /**
   * Makes a graph of the events up to a read and the porf prefix of a write. The write is the last
   * event and in no order yet.
   *
   * @param from the graph
   * @param read the read
   * @param write the write
   * @param to becomes the part
   * @param initial the initial values
   */
  public void make(Graph from, int read, int write, Graph to, Graph.InitialValues initial) {
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

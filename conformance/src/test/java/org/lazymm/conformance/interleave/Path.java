package org.lazymm.conformance.interleave;

import java.util.Arrays;

/**
 * Moves, one after the other.
 *
 * @param moves the moves
 * @param length how many of them count
 */
@SuppressWarnings(
    "ArrayRecordComponent") // Compared by what they hold; boxes would take the memory.
record Path(int[] moves, int length) {
  static final Path EMPTY = new Path(new int[0], 0);

  int get(int index) {
    return moves[index];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Path path && Arrays.equals(taken(), path.taken());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(taken());
  }

  @Override
  public String toString() {
    return Arrays.toString(taken());
  }

  private int[] taken() {
    return Arrays.copyOf(moves, length);
  }
}

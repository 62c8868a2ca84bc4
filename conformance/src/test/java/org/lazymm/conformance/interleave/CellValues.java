package org.lazymm.conformance.interleave;

/** What memory holds, with a hash that is kept up. */
final class CellValues {
  private final World world;
  private long[] values = new long[64];
  private int size;
  private long hash;

  CellValues(World world) {
    this.world = world;
  }

  void copyFrom(CellValues other) {
    if (values.length < other.size) {
      values = new long[other.values.length];
    }
    size = other.size;
    hash = other.hash;
    System.arraycopy(other.values, 0, values, 0, size);
  }

  long get(int cell) {
    return cell < size ? values[cell] : world.cells.get(cell).initial;
  }

  void set(int cell, long value) {
    while (size <= cell) {
      if (size == values.length) {
        long[] more = new long[2 * size];
        System.arraycopy(values, 0, more, 0, size);
        values = more;
      }
      values[size] = world.cells.get(size).initial;
      size++;
    }
    hash ^= part(cell, values[cell]) ^ part(cell, value);
    values[cell] = value;
  }

  private long part(int cell, long value) {
    return value == world.cells.get(cell).initial ? 0 : Bits.mix(cell, value);
  }

  /** A hash of all cells that are not what they were at first. */
  long hash() {
    return hash;
  }

  /** From here on what cells hold now is what they hold first. */
  void rebase() {
    for (int cell = 0; cell < size; cell++) {
      world.cells.get(cell).initial = values[cell];
    }
    hash = 0;
  }
}

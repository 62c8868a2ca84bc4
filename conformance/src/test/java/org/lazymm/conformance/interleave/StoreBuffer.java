package org.lazymm.conformance.interleave;

/** Stores of one CPU that no other has seen, and ends of handlers that are told after them. */
final class StoreBuffer {
  /** Stands for a cell where an entry is the end of a handler. */
  static final int HANDLED = -1;

  private static final int SHIFT = 32;

  private long[] entries = new long[8];
  private int size;

  void copyFrom(StoreBuffer other) {
    if (entries.length < other.size) {
      entries = new long[other.entries.length];
    }
    size = other.size;
    System.arraycopy(other.entries, 0, entries, 0, size);
  }

  boolean isEmpty() {
    return size == 0;
  }

  void add(int cell, int uses, long value) {
    add(cell + (uses + 1L << SHIFT), value);
  }

  /** The mm that the first store uses; -1 if it uses none. */
  int firstUses() {
    return (int) (entries[0] >> SHIFT) - 1;
  }

  void add(long cell, long value) {
    if (size + 2 > entries.length) {
      long[] more = new long[2 * entries.length];
      System.arraycopy(entries, 0, more, 0, size);
      entries = more;
    }
    entries[size++] = cell;
    entries[size++] = value;
  }

  int firstCell() {
    return (int) entries[0]; // What it uses stands above.
  }

  long firstValue() {
    return entries[1];
  }

  void removeFirst() {
    size -= 2;
    System.arraycopy(entries, 2, entries, 0, size);
  }

  /** Where the newest entry of a cell is; -1 if there is none. */
  int newest(int cell) {
    for (int at = size - 2; at >= 0; at -= 2) {
      if ((int) entries[at] == cell) {
        return at;
      }
    }
    return -1;
  }

  long valueAt(int at) {
    return entries[at + 1];
  }

  /** How many entries there are. */
  int count() {
    return size / 2;
  }

  /** The end of a handler that an entry is; -1 if it is a store. */
  int handledAt(int entry) {
    return entries[2 * entry] == HANDLED ? (int) entries[2 * entry + 1] : -1;
  }

  long hash(long seed) {
    long hash = seed;
    for (int at = 0; at < size; at++) {
      hash = Bits.mix(hash, entries[at]);
    }
    return hash;
  }
}

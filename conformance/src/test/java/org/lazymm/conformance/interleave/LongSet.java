package org.lazymm.conformance.interleave;

/** A set of hashes. */
final class LongSet {
  private long[] slots = new long[256];
  private int size;

  int size() {
    return size;
  }

  /** Puts a number in; tells whether it is new. */
  boolean add(long number) {
    long kept = number == 0 ? 1 : number;
    if (2 * size >= slots.length) {
      grow();
    }
    int at = place(slots, kept);
    if (slots[at] == kept) {
      return false;
    }
    slots[at] = kept;
    size++;
    return true;
  }

  boolean has(long number) {
    long kept = number == 0 ? 1 : number;
    return slots[place(slots, kept)] == kept;
  }

  private static int place(long[] slots, long number) {
    int at = (int) Bits.mix(number) & (slots.length - 1);
    while (slots[at] != 0 && slots[at] != number) {
      at = (at + 1) & (slots.length - 1);
    }
    return at;
  }

  private void grow() {
    long[] more = new long[2 * slots.length];
    for (long number : slots) {
      if (number != 0) {
        more[place(more, number)] = number;
      }
    }
    slots = more;
  }
}

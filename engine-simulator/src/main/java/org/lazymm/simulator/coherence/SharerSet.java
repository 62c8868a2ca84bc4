package org.lazymm.simulator.coherence;

import java.util.Arrays;

/**
 * The places that hold a shared line.
 *
 * <p>Most lines are shared by two or three CPUs, few by all: members are a short list first and a
 * bit set once the list is long. First and last member are kept, since one of them is the farthest
 * from any place ({@link Topology}).
 */
class SharerSet {

  private static final int FIRST_CAPACITY = 4;
  private static final int[] NO_LIST = {};
  private static final int LIST_LIMIT = 8;
  private static final long[] NO_BITS = {};

  private int first = Integer.MAX_VALUE;
  private int last = -1;
  private int size;
  private int[] list = NO_LIST;
  private long[] bits = NO_BITS;

  int size() {
    return size;
  }

  /** The lowest place; undefined when empty. */
  int first() {
    return first;
  }

  /** The highest place; undefined when empty. */
  int last() {
    return last;
  }

  boolean contains(int place) {
    if (bits.length > 0) {
      int word = place >>> 6;
      return word < bits.length && (bits[word] & (1L << place)) != 0;
    }
    for (int i = 0; i < size; i++) {
      if (list[i] == place) {
        return true;
      }
    }
    return false;
  }

  /** Adds a place that is not yet a member. */
  void add(int place) {
    if (bits.length == 0 && size == LIST_LIMIT) {
      spill();
    }
    if (bits.length > 0) {
      setBit(place);
    } else {
      if (size == list.length) {
        list = Arrays.copyOf(list, Math.max(FIRST_CAPACITY, 2 * size));
      }
      list[size] = place;
    }
    size++;
    first = Math.min(first, place);
    last = Math.max(last, place);
  }

  void clear() {
    if (bits.length > 0) {
      Arrays.fill(bits, first >>> 6, (last >>> 6) + 1, 0);
      if (size <= LIST_LIMIT) {
        bits = NO_BITS;
      }
    }
    size = 0;
    first = Integer.MAX_VALUE;
    last = -1;
  }

  private void spill() {
    bits = new long[(last >>> 6) + 1];
    for (int i = 0; i < size; i++) {
      setBit(list[i]);
    }
  }

  private void setBit(int place) {
    int word = place >>> 6;
    if (word >= bits.length) {
      bits = Arrays.copyOf(bits, word + 1);
    }
    bits[word] |= 1L << place;
  }
}

package org.lazymm.trace;

import java.util.Arrays;
import org.agrona.collections.Int2IntHashMap;

/** The names of tasks, each kept once; a name is a number. */
final class NamePool {
  /** The number of the empty name, and of all names once there are too many. */
  static final int EMPTY = 0;

  private static final int MOST = 1 << 18;
  private static final int LONGEST = 32;

  private final Int2IntHashMap known = new Int2IntHashMap(EMPTY);
  private byte[] text = new byte[1 << 12];
  private int[] ends = new int[1 << 8];
  private int names;
  private int typed;

  /** Adds a byte to the name that is being read; bytes of a longer name than there are get lost. */
  void type(byte value) {
    if (typed == LONGEST) {
      return;
    }
    int end = ends[names] + typed;
    if (end == text.length) {
      text = Arrays.copyOf(text, 2 * end);
    }
    text[end] = value;
    typed++;
  }

  /** Ends the name that is being read; returns its number. */
  int enter() {
    int from = ends[names];
    int length = typed;
    typed = 0;
    if (length == 0) {
      return EMPTY;
    }
    int hash = 17;
    for (int i = from; i < from + length; i++) {
      hash = 31 * hash + text[i];
    }
    for (int id = known.get(hash); id != EMPTY; id = known.get(++hash)) {
      if (from(id) + length == to(id)
          && Arrays.equals(text, from(id), to(id), text, from, from + length)) {
        return id;
      }
    }
    if (names == MOST) {
      return EMPTY;
    }
    names++;
    if (names == ends.length) {
      ends = Arrays.copyOf(ends, 2 * names);
    }
    ends[names] = from + length;
    known.put(hash, names);
    return names;
  }

  byte[] text() {
    return text;
  }

  int from(int id) {
    return id == EMPTY ? 0 : ends[id - 1];
  }

  int to(int id) {
    return ends[id];
  }
}

package org.lazymm.explorer.model;

import java.util.Arrays;

/**
 * A relation over the numbers below a size: a square matrix of bits.
 *
 * <p>Made once and filled anew for each graph; nothing here allocates but {@link #reset} to a size
 * never seen before. The operand of an operation must be of the same size as its target.
 */
final class Relation {
  private int size;
  private int words;
  private long[] rows = new long[64];
  private long[] left = new long[1];

  /** Becomes the empty relation over the numbers below a size. */
  void reset(int newSize) {
    resize(newSize);
    Arrays.fill(rows, 0, size * words, 0);
  }

  private void resize(int newSize) {
    size = newSize;
    words = Bits.words(newSize);
    if (rows.length < size * words) {
      rows = new long[2 * size * words];
    }
    if (left.length < words) {
      left = new long[2 * words];
    }
  }

  /** How many numbers it is over. */
  int size() {
    return size;
  }

  /** Relates one number to another. */
  void add(int from, int to) {
    rows[from * words + (to >>> 6)] |= 1L << to;
  }

  /** Relates one number no more to another. */
  void remove(int from, int to) {
    rows[from * words + (to >>> 6)] &= ~(1L << to);
  }

  /** Whether it relates one number to another. */
  boolean has(int from, int to) {
    return (rows[from * words + (to >>> 6)] & 1L << to) != 0;
  }

  /** Whether it relates nothing. */
  boolean isEmpty() {
    for (int at = size * words - 1; at >= 0; at--) {
      if (rows[at] != 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether it relates a number to none. */
  boolean isEmpty(int from) {
    for (int at = from * words; at < (from + 1) * words; at++) {
      if (rows[at] != 0) {
        return false;
      }
    }
    return true;
  }

  /** Becomes a copy. */
  void set(Relation other) {
    resize(other.size);
    System.arraycopy(other.rows, 0, rows, 0, size * words);
  }

  /** Relates also what another relates. */
  void union(Relation other) {
    for (int at = size * words - 1; at >= 0; at--) {
      rows[at] |= other.rows[at];
    }
  }

  /** Relates only what another relates too. */
  void intersect(Relation other) {
    for (int at = size * words - 1; at >= 0; at--) {
      rows[at] &= other.rows[at];
    }
  }

  /** Relates only what another does not. */
  void subtract(Relation other) {
    for (int at = size * words - 1; at >= 0; at--) {
      rows[at] &= ~other.rows[at];
    }
  }

  /** Relates each number to itself, too. */
  void addIdentity() {
    for (int each = 0; each < size; each++) {
      add(each, each);
    }
  }

  /** Relates each number of a set to itself, too. */
  void addIdentity(Bits set) {
    for (int each = 0; each < size; each++) {
      if (set.has(each)) {
        add(each, each);
      }
    }
  }

  /** Relates no number to itself. */
  void subtractIdentity() {
    for (int each = 0; each < size; each++) {
      rows[each * words + (each >>> 6)] &= ~(1L << each);
    }
  }

  /** Relates only numbers of one set to numbers of another. */
  void restrict(Bits from, Bits to) {
    for (int each = 0; each < size; each++) {
      restrictRow(each, from, to);
    }
  }

  private void restrictRow(int each, Bits from, Bits to) {
    if (from.has(each)) {
      retainAll(each, to);
    } else {
      Arrays.fill(rows, each * words, (each + 1) * words, 0);
    }
  }

  /** Relates a number also to all of a set. */
  void addAll(int from, Bits to) {
    int row = from * words;
    for (int word = 0; word < words; word++) {
      rows[row + word] |= to.words[word];
    }
  }

  /** Relates a number to none of a set. */
  void subtractAll(int from, Bits to) {
    int row = from * words;
    for (int word = 0; word < words; word++) {
      rows[row + word] &= ~to.words[word];
    }
  }

  /** Relates a number to numbers of a set alone. */
  void retainAll(int from, Bits to) {
    int row = from * words;
    for (int word = 0; word < words; word++) {
      rows[row + word] &= to.words[word];
    }
  }

  /** Relates a number also to all that another relation relates another number to. */
  void addRow(int from, Relation other, int otherFrom) {
    int row = from * words;
    int otherRow = otherFrom * words;
    for (int word = 0; word < words; word++) {
      rows[row + word] |= other.rows[otherRow + word];
    }
  }

  /** Adds to a set all that a number is related to. */
  void addRowTo(Bits set, int from) {
    int row = from * words;
    for (int word = 0; word < words; word++) {
      set.words[word] |= rows[row + word];
    }
  }

  /** Whether it relates a number to any of a set. */
  boolean meets(int from, Bits set) {
    int row = from * words;
    for (int word = 0; word < words; word++) {
      if ((rows[row + word] & set.words[word]) != 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * The least number above a bound that a number is related to, or -1.
   *
   * @param from the number
   * @param above the bound, -1 at first
   */
  int next(int from, int above) {
    int start = above + 1;
    if (start >= size) {
      return -1;
    }
    int row = from * words;
    int word = start >>> 6;
    long rest = rows[row + word] & -1L << start;
    while (rest == 0) {
      if (++word == words) {
        return -1;
      }
      rest = rows[row + word];
    }
    return (word << 6) + Long.numberOfTrailingZeros(rest);
  }

  /** Becomes: first one relation, then another; neither is this. */
  void compose(Relation first, Relation second) {
    reset(first.size);
    addComposed(first, second);
  }

  /** Relates also what first one relation and then another relates; neither is this. */
  void addComposed(Relation first, Relation second) {
    for (int from = 0; from < size; from++) {
      addComposedRow(from, first, second);
    }
  }

  private void addComposedRow(int from, Relation first, Relation second) {
    if (words == 1) {
      long reached = rows[from];
      for (long rest = first.rows[from]; rest != 0; rest &= rest - 1) {
        reached |= second.rows[Long.numberOfTrailingZeros(rest)];
      }
      rows[from] = reached;
      return;
    }
    for (int word = 0; word < words; word++) {
      long rest = first.rows[from * words + word];
      while (rest != 0) {
        addRow(from, second, (word << 6) + Long.numberOfTrailingZeros(rest));
        rest &= rest - 1;
      }
    }
  }

  /** Becomes the inverse of another relation. */
  void transpose(Relation other) {
    reset(other.size);
    for (int from = 0; from < size; from++) {
      for (int to = other.next(from, -1); to >= 0; to = other.next(from, to)) {
        add(to, from);
      }
    }
  }

  /** Relates also what it relates in several steps. */
  void close() {
    if (isForward()) {
      closeForward();
      return;
    }
    for (int middle = 0; middle < size; middle++) {
      for (int from = 0; from < size; from++) {
        if (has(from, middle)) {
          addRow(from, this, middle);
        }
      }
    }
  }

  /** Relates also what it relates in several steps or in none. */
  void closeReflexively() {
    close();
    addIdentity();
  }

  /** In a forward relation, the rows of all later numbers are closed when a row's turn comes. */
  private void closeForward() {
    for (int from = size - 2; from >= 0; from--) {
      addComposedRow(from, this, this);
    }
  }

  /** Whether each number is related to greater ones alone. */
  boolean isForward() {
    for (int from = 0; from < size; from++) {
      int row = from * words;
      int word = from >>> 6;
      // All bits up to and with the number's own.
      if ((rows[row + word] & -1L >>> ~from) != 0) {
        return false;
      }
      while (--word >= 0) {
        if (rows[row + word] != 0) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether it relates no number to itself. */
  boolean isIrreflexive() {
    for (int each = 0; each < size; each++) {
      if (has(each, each)) {
        return false;
      }
    }
    return true;
  }

  /** Whether no number is related to itself in any number of steps. */
  boolean isAcyclic() {
    return isForward() || isPeeledAway();
  }

  /** Takes numbers away that are related to none that is left, until there are no more such. */
  private boolean isPeeledAway() {
    Arrays.fill(left, 0, words, 0);
    for (int each = 0; each < size; each++) {
      left[each >>> 6] |= 1L << each;
    }
    int remaining = size;
    int before;
    do {
      before = remaining;
      for (int each = size - 1; each >= 0; each--) {
        if ((left[each >>> 6] & 1L << each) != 0 && !meetsLeft(each)) {
          left[each >>> 6] &= ~(1L << each);
          remaining--;
        }
      }
    } while (remaining < before && remaining > 0);
    return remaining == 0;
  }

  private boolean meetsLeft(int from) {
    int row = from * words;
    for (int word = 0; word < words; word++) {
      if ((rows[row + word] & left[word]) != 0) {
        return true;
      }
    }
    return false;
  }
}

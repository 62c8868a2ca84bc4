package org.lazymm.trace;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * A map from non-negative numbers to numbers, open-addressed, so that a look-up makes no object.
 */
public final class IntMap {
  /** What {@link #get(int)} returns for a key that is not there. */
  public static final int ABSENT = Integer.MIN_VALUE;

  private static final int FREE = -1;

  private int[] keys = new int[64];
  private int[] values = new int[64];
  private int size;

  /** Makes an empty map. */
  public IntMap() {
    Arrays.fill(keys, FREE);
  }

  /**
   * Looks a key up.
   *
   * @param key a number, 0 or more
   * @return its value, or {@link #ABSENT}
   */
  public int get(int key) {
    int at = slot(key);
    return keys[at] == key ? values[at] : ABSENT;
  }

  /**
   * Sets the value of a key.
   *
   * @param key a number, 0 or more
   * @param value any number but {@link #ABSENT}
   */
  public void put(int key, int value) {
    if (key < 0 || value == ABSENT) {
      throw new IllegalArgumentException("no such entry: " + key + " -> " + value);
    }
    int at = slot(key);
    if (keys[at] != key) {
      keys[at] = key;
      size++;
    }
    values[at] = value;
    if (size * 2 > keys.length) {
      grow();
    }
  }

  /**
   * Takes a key out.
   *
   * @param key a number, 0 or more
   * @return the value that it had, or {@link #ABSENT}
   */
  public int remove(int key) {
    int at = slot(key);
    if (keys[at] != key) {
      return ABSENT;
    }
    int removed = values[at];
    keys[at] = FREE;
    size--;
    int mask = keys.length - 1;
    for (int i = at + 1 & mask; keys[i] != FREE; i = i + 1 & mask) {
      int moved = keys[i];
      keys[i] = FREE;
      int to = slot(moved);
      keys[to] = moved;
      values[to] = values[i];
    }
    return removed;
  }

  /**
   * The number of keys.
   *
   * @return the number of keys
   */
  public int size() {
    return size;
  }

  /**
   * Counts the keys that fit a condition.
   *
   * @param condition the condition
   * @return the number of keys that fit
   */
  public long count(IntPredicate condition) {
    return Arrays.stream(keys).filter(key -> key != FREE && condition.test(key)).count();
  }

  private int slot(int key) {
    int mask = keys.length - 1;
    int at = (key * 0x9e3779b9 >>> 7) & mask;
    while (keys[at] != FREE && keys[at] != key) {
      at = at + 1 & mask;
    }
    return at;
  }

  private void grow() {
    int[] oldKeys = keys;
    int[] oldValues = values;
    keys = new int[oldKeys.length * 2];
    values = new int[oldKeys.length * 2];
    Arrays.fill(keys, FREE);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != FREE) {
        int to = slot(oldKeys[i]);
        keys[to] = oldKeys[i];
        values[to] = oldValues[i];
      }
    }
  }
}

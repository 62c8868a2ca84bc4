package org.lazymm.conformance.interleave;

import java.util.Arrays;

/** What the judge knows of all mms: sums of what the CPUs' code did. */
final class Ghosts {
  static final int USERS = 0;
  static final int COUNT = 1;
  static final int PINS = 2;
  static final int LOADED = 3;
  static final int ACTIVE = 4;
  static final int USING = 5;
  static final int DEATHS = 6;
  static final int FREES = 7;

  /** Those that a machine can be asked for, so that changes are seen. */
  static final int VISIBLE = 6;

  private static final int KINDS = 8;

  private int[] values = new int[8 * KINDS];
  private int mms;

  void copyFrom(Ghosts other) {
    if (values.length < other.values.length) {
      values = new int[other.values.length];
    }
    mms = other.mms;
    System.arraycopy(other.values, 0, values, 0, mms * KINDS);
  }

  /** There is an mm of that number: with one user and one count, until told otherwise. */
  private void know(int mm) {
    if (values.length < (mm + 1) * KINDS) {
      values = Arrays.copyOf(values, 2 * (mm + 1) * KINDS);
    }
    for (; mms <= mm; mms++) {
      Arrays.fill(values, mms * KINDS, (mms + 1) * KINDS, 0);
      values[mms * KINDS + USERS] = 1;
      values[mms * KINDS + COUNT] = 1;
    }
  }

  void change(int mm, int ghost, int by) {
    know(mm);
    values[mm * KINDS + ghost] += by;
  }

  int get(int mm, int ghost) {
    return mm < mms ? values[mm * KINDS + ghost] : ghost <= COUNT ? 1 : 0;
  }

  boolean freed(int mm) {
    return get(mm, FREES) > 0;
  }

  /** Whether a kernel thread uses an mm that has no user. */
  boolean usedWithoutUser(int mm) {
    return dead(mm) && get(mm, USING) > 0;
  }

  boolean dead(int mm) {
    return get(mm, DEATHS) > 0;
  }
}

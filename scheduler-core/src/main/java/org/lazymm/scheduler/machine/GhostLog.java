package org.lazymm.scheduler.machine;

import java.util.Arrays;

/** The changes of ghost state that one CPU's code has made since the checkpoint. */
final class GhostLog {
  private static final Ghost[] GHOSTS = Ghost.values();

  private MmStruct[] mms = new MmStruct[32];
  private byte[] ghosts = new byte[32];
  private long[] changes = new long[32];
  private int size;

  void add(MmStruct mm, Ghost ghost, long change) {
    if (size == changes.length) {
      mms = Arrays.copyOf(mms, 2 * size);
      ghosts = Arrays.copyOf(ghosts, 2 * size);
      changes = Arrays.copyOf(changes, 2 * size);
    }
    mms[size] = mm;
    ghosts[size] = (byte) ghost.ordinal();
    changes[size++] = change;
  }

  /**
   * Takes all of them back; they are sums, so that it does not matter what others did meanwhile.
   */
  void undo() {
    while (size > 0) {
      size--;
      mms[size].change(GHOSTS[ghosts[size]], -changes[size]);
    }
  }
}

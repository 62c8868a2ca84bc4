package org.lazymm.litmus.paths;

import java.util.ArrayList;
import java.util.List;

/** Choices between yes and no, all combinations one after the other. */
final class PathChoices {
  private final List<Boolean> made = new ArrayList<>();
  private int next;

  /** The next choice: first yes, and no once all that follows from yes was tried. */
  boolean choose() {
    if (next == made.size()) {
      made.add(true);
    }
    return made.get(next++);
  }

  /** Begins the next combination; false if there is none. */
  boolean advance() {
    while (made.size() > next) {
      made.remove(made.size() - 1);
    }
    next = 0;
    while (!made.isEmpty() && !made.get(made.size() - 1)) {
      made.remove(made.size() - 1);
    }
    if (made.isEmpty()) {
      return false;
    }
    made.set(made.size() - 1, false);
    return true;
  }
}

package org.lazymm.evaluation.check;

import org.lazymm.explorer.ExplorationVerdict;

/**
 * How many cases of a check came to what.
 *
 * @param hold how many hold
 * @param broken how many are broken
 * @param unknown how many are unknown
 * @param unrunnable how many cannot be run
 */
public record CheckCounts(int hold, int broken, int unknown, int unrunnable) {
  /** None. */
  public static final CheckCounts NONE = new CheckCounts(0, 0, 0, 0);

  /** These and one more. */
  public CheckCounts and(ExplorationVerdict.Result result) {
    return and(
        switch (result) {
          case HOLDS -> new CheckCounts(1, 0, 0, 0);
          case BROKEN -> new CheckCounts(0, 1, 0, 0);
          case UNKNOWN -> new CheckCounts(0, 0, 1, 0);
          case UNRUNNABLE -> new CheckCounts(0, 0, 0, 1);
        });
  }

  /** These and others. */
  public CheckCounts and(CheckCounts others) {
    return new CheckCounts(
        hold + others.hold,
        broken + others.broken,
        unknown + others.unknown,
        unrunnable + others.unrunnable);
  }

  /** How many cases there are. */
  public int total() {
    return hold + broken + unknown + unrunnable;
  }

  @Override
  public String toString() {
    return hold
        + " hold, "
        + broken
        + " broken, "
        + unknown
        + " unknown"
        + (unrunnable == 0 ? "" : ", " + unrunnable + " cannot be run");
  }
}

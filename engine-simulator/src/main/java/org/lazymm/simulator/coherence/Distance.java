package org.lazymm.simulator.coherence;

/**
 * How far apart two CPUs are, nearest first.
 *
 * <p>Each distance is a level of the machine's tree: two CPUs are as far apart as the smallest part
 * of the machine that holds both.
 */
public enum Distance {
  /** Hardware threads of one core. */
  SMT(0),
  /** Cores under one last-level cache, or on one mesh. */
  LLC(1),
  /** Other last-level cache of the same socket (core complex, cluster). */
  CCX(2),
  /** Other socket of the same group. */
  SOCKET(3),
  /** Other group of sockets of the same box. */
  FAR(4),
  /** Other box, behind a node controller. */
  REMOTE(5);

  private static final Distance[] BY_LEVEL = values();

  private final int level;

  Distance(int level) {
    this.level = level;
  }

  /** How many levels of the machine's tree lie between the two CPUs: 0 for the nearest. */
  public int level() {
    return level;
  }

  /** How many distances there are. */
  public static int count() {
    return BY_LEVEL.length;
  }

  /**
   * The distance of a level.
   *
   * @param level 0 to {@link #count()} - 1
   */
  public static Distance ofLevel(int level) {
    return BY_LEVEL[level];
  }
}

package org.lazymm.isolation;

/**
 * What a child may take.
 *
 * @param megabytes its heap, 1 or more
 * @param silentSeconds how long it may give no sign of life, 1 or more
 * @param bytes the most that it may write in one task, 1 or more: of frames, and of whatever else
 * @param processors how many processors it counts on, 1 or more
 */
public record ChildLimits(long megabytes, long silentSeconds, long bytes, int processors) {

  /** Checks the ranges. */
  public ChildLimits {
    if (megabytes < 1 || silentSeconds < 1 || bytes < 1 || processors < 1) {
      throw new IllegalArgumentException("each must be 1 or more");
    }
  }
}

package org.lazymm.isolation;

/**
 * What a child says at the end of a task.
 *
 * @param exitCode 0 to 255
 * @param result what came of it, in a form that parent and child have agreed on; empty if nothing
 *     did; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
public record Answer(int exitCode, byte[] result) {
  /** The most bytes of a result. */
  public static final int LONGEST = Frame.LONGEST - 1;
}

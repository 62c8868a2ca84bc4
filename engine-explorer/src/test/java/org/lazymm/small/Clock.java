package org.lazymm.small;

/** A clock, which no scheme may read: it never shows the same twice. */
public final class Clock {
  private static int time;

  private Clock() {}

  /** Later each time. */
  public static int now() {
    return ++time;
  }
}

package org.lazymm.cli;

/** Finds out whether a person watches. */
final class Terminal {
  private Terminal() {}

  /**
   * Whether standard error is a terminal. Java cannot tell; the launcher can and says so in the
   * system property {@code lazymm.terminal}.
   */
  static boolean watched() {
    return Boolean.getBoolean("lazymm.terminal");
  }
}

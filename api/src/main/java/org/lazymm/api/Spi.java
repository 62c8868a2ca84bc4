package org.lazymm.api;

/** The version of this API: what a plugin states, and what the host compares with its own. */
public final class Spi {
  /**
   * The version, from 1; raised by 1 with each change that breaks schemes compiled before. The
   * value is a constant expression: the compiler copies it into the class that uses it, so a
   * provider that returns it states the version that it was built for.
   */
  public static final int VERSION = 1;

  private Spi() {}
}

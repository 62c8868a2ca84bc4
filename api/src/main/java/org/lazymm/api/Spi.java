package org.lazymm.api;

/** The version of this API. */
public final class Spi {
  /**
   * Raised by one with each change that a scheme compiled before would not survive. A constant
   * expression: the compiler copies it into the class that uses it, which is how a provider states
   * what it was built for.
   */
  public static final int VERSION = 1;

  private Spi() {}
}

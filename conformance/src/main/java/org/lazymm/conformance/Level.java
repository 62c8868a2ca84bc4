package org.lazymm.conformance;

import java.util.Locale;

/** How much a scheme owes a rule. */
public enum Level {
  /** Every scheme is held to it. A scheme on which it was not tried enough has not passed. */
  MUST,
  /** A scheme is held to it if it guarantees it; and it is asked whether it could. */
  SHOULD,
  /**
   * Every scheme is held to it, but only explorations judge it. One that meets its limit leaves it
   * unknown, which is no failure, and no pass.
   */
  UNKNOWN_WITHIN_BUDGET;

  /** How it is written: in lower case, with dashes. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

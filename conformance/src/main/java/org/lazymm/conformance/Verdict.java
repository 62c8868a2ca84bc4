package org.lazymm.conformance;

import java.util.Locale;

/** What a test of one rule came to. Unknown is never pass. */
public enum Verdict {
  /** The situation that the rule is about arose often enough, and the rule held each time. */
  PASS,
  /** The rule was broken. */
  FAIL,
  /**
   * Nothing can be said: the situation did not arise often enough, or another engine must judge.
   */
  UNKNOWN,
  /** The scheme does not promise it. */
  NOT_PROMISED,
  /** There is no way to break it: the shape of the API or of the modelled kernel sees to it. */
  BY_CONSTRUCTION;

  /** How it is written: in lower case, with spaces. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}

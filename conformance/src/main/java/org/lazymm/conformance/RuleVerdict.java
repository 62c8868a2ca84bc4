package org.lazymm.conformance;

import java.util.Locale;

/** What a test of one rule came to. Unknown is never pass, and neither is not tried. */
public enum RuleVerdict {
  /** The situation that the rule is about arose often enough, and the rule held each time. */
  PASS,
  /** The rule was broken. */
  FAIL,
  /**
   * Nothing can be said: the situation did not arise often enough in runs, an exploration was cut
   * short, or another engine must judge.
   */
  UNKNOWN,
  /** All executions were looked at, and in none of them could the rule have been broken. */
  NOT_TRIED,
  /** The scheme does not guarantee it. */
  NOT_GUARANTEED,
  /** There is no way to break it: the shape of the API or of the modelled kernel sees to it. */
  BY_CONSTRUCTION;

  /** How it is written: in lower case, with spaces. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Whether it leaves open whether the scheme keeps the rule. */
  public boolean isOpen() {
    return this == UNKNOWN || this == NOT_TRIED;
  }
}

package org.lazymm.report;

/** What a check says of a scheme and a property; not knowing is never passing. */
public enum Outcome {
  /** A violation was seen. */
  FAIL("fail"),
  /** Nothing can be said: not checked, not applicable to what ran, or out of budget. */
  UNKNOWN("unknown"),
  /** Scenarios ran and none violated the property. */
  PASS("pass");

  private final String label;

  Outcome(String label) {
    this.label = label;
  }

  /** The word in reports. */
  public String label() {
    return label;
  }
}

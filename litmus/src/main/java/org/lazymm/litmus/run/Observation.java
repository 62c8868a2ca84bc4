package org.lazymm.litmus.run;

/** How often a condition holds. */
public enum Observation {
  /** In some executions. */
  SOMETIMES("Sometimes"),
  /** In all executions. */
  ALWAYS("Always"),
  /** In no execution. */
  NEVER("Never"),
  /** Not all executions were seen, and those that were leave it open. */
  UNKNOWN("Unknown");

  private final String text;

  Observation(String text) {
    this.text = text;
  }

  /** The word for it. */
  public String text() {
    return text;
  }

  /**
   * How often, given how many executions satisfy the condition and how many do not.
   *
   * @param positive those that do
   * @param negative those that do not
   */
  public static Observation of(long positive, long negative) {
    if (positive == 0) {
      return NEVER;
    }
    return negative == 0 ? ALWAYS : SOMETIMES;
  }
}

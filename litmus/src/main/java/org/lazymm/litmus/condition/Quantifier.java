package org.lazymm.litmus.condition;

/** What a test claims of its condition. */
public enum Quantifier {
  /** Some execution satisfies it. */
  EXISTS("exists", "Allowed"),
  /** No execution satisfies it. */
  NOT_EXISTS("~exists", "Forbidden"),
  /** Every execution satisfies it. */
  FORALL("forall", "Required");

  private final String text;
  private final String kind;

  Quantifier(String text, String kind) {
    this.text = text;
    this.kind = kind;
  }

  /** How a test writes it. */
  public String text() {
    return text;
  }

  /** What results call tests of this kind. */
  public String kind() {
    return kind;
  }

  /**
   * Whether the claim is true.
   *
   * @param positive how many executions satisfy the condition
   * @param negative how many do not
   */
  public boolean holds(long positive, long negative) {
    return switch (this) {
      case EXISTS -> positive > 0;
      case NOT_EXISTS -> positive == 0;
      case FORALL -> negative == 0;
    };
  }

  /**
   * How many executions bear the claim out, each for itself: of what is not to be, those that do
   * not satisfy the condition.
   *
   * @param positive how many executions satisfy the condition
   * @param negative how many do not
   */
  public long witnesses(long positive, long negative) {
    return this == NOT_EXISTS ? negative : positive;
  }
}

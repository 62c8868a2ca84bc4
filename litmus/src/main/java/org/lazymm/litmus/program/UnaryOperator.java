package org.lazymm.litmus.program;

/** An operator of C on one number. */
public enum UnaryOperator {
  /** {@code -}. */
  MINUS,
  /** {@code ~}. */
  COMPLEMENT,
  /** {@code !}. */
  NOT;

  long apply(long operand) {
    return switch (this) {
      case MINUS -> -operand;
      case COMPLEMENT -> ~operand;
      case NOT -> operand == 0 ? 1 : 0;
    };
  }
}

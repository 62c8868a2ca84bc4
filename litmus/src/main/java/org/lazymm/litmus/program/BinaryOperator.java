package org.lazymm.litmus.program;

/** An operator of C on two numbers. */
public enum BinaryOperator {
  /** {@code +}. */
  ADD("+", 9),
  /** {@code -}. */
  SUBTRACT("-", 9),
  /** {@code *}. */
  MULTIPLY("*", 10),
  /** {@code &}. */
  AND("&", 5),
  /** {@code |}. */
  OR("|", 3),
  /** {@code ^}. */
  XOR("^", 4),
  /** {@code <<}. */
  LEFT("<<", 8),
  /** {@code >>}. */
  RIGHT(">>", 8),
  /** {@code ==}. */
  EQUAL("==", 6),
  /** {@code !=}. */
  UNEQUAL("!=", 6),
  /** {@code <}. */
  LESS("<", 7),
  /** {@code <=}. */
  AT_MOST("<=", 7),
  /** {@code >}. */
  MORE(">", 7),
  /** {@code >=}. */
  AT_LEAST(">=", 7),
  /** {@code &&}, of operands that access no memory. */
  BOTH("&&", 2),
  /** {@code ||}, of operands that access no memory. */
  EITHER("||", 1);

  private final String symbol;
  private final int precedence;

  BinaryOperator(String symbol, int precedence) {
    this.symbol = symbol;
    this.precedence = precedence;
  }

  /** How it is written. */
  public String symbol() {
    return symbol;
  }

  /** How strongly it binds, from 1. */
  public int precedence() {
    return precedence;
  }

  long apply(long left, long right) {
    return switch (this) {
      case ADD -> left + right;
      case SUBTRACT -> left - right;
      case MULTIPLY -> left * right;
      case AND -> left & right;
      case OR -> left | right;
      case XOR -> left ^ right;
      case LEFT -> left << right;
      case RIGHT -> left >> right;
      case EQUAL -> truth(left == right);
      case UNEQUAL -> truth(left != right);
      case LESS -> truth(left < right);
      case AT_MOST -> truth(left <= right);
      case MORE -> truth(left > right);
      case AT_LEAST -> truth(left >= right);
      case BOTH -> truth(left != 0 && right != 0);
      case EITHER -> truth(left != 0 || right != 0);
    };
  }

  /** The type of the result. */
  IntType type(IntType left, IntType right) {
    return switch (this) {
      case ADD, SUBTRACT, MULTIPLY, AND, OR, XOR -> left.with(right);
      case LEFT, RIGHT -> left.promoted();
      case EQUAL, UNEQUAL, LESS, AT_MOST, MORE, AT_LEAST, BOTH, EITHER -> IntType.INT;
    };
  }

  private static long truth(boolean holds) {
    return holds ? 1 : 0;
  }
}

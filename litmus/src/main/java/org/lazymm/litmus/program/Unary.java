package org.lazymm.litmus.program;

/**
 * An operator and its operand.
 *
 * @param operator what is done
 * @param operand with what
 */
public record Unary(UnaryOperator operator, Expression operand) implements Expression {
  @Override
  public long value(Frame frame) {
    return operator.apply(operand.value(frame));
  }

  @Override
  public int accesses() {
    return operand.accesses();
  }
}

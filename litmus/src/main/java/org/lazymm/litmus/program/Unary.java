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
    return type().of(operator.apply(operand.value(frame)));
  }

  @Override
  public IntType type() {
    return operator == UnaryOperator.NOT ? IntType.INT : operand.type().promoted();
  }

  @Override
  public int accesses() {
    return operand.accesses();
  }
}

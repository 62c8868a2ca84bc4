package org.lazymm.litmus.program;

/**
 * An operator between two operands. The value depends on both, even where it cannot change with
 * them: the model takes no note of what a compiler may find out.
 *
 * @param operator what is done
 * @param left the first operand
 * @param right the second operand
 */
public record Binary(BinaryOperator operator, Expression left, Expression right)
    implements Expression {
  @Override
  public long value(Frame frame) {
    long first = left.value(frame);
    long source = frame.source();
    long second = right.value(frame);
    frame.cameFrom(source | frame.source());
    return type().of(operator.apply(first, second));
  }

  @Override
  public IntType type() {
    return operator.type(left.type(), right.type());
  }

  @Override
  public int accesses() {
    return left.accesses() + right.accesses();
  }
}

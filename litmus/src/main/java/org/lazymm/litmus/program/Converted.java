package org.lazymm.litmus.program;

/**
 * A value as a type holds it.
 *
 * @param type the type
 * @param expression what is converted
 */
public record Converted(IntType type, Expression expression) implements Expression {

  /**
   * Converts, if that can change anything.
   *
   * @param type the type
   * @param expression what is converted
   */
  public static Expression to(IntType type, Expression expression) {
    return type == IntType.LONG || type == expression.type()
        ? expression
        : new Converted(type, expression);
  }

  @Override
  public long value(Frame frame) {
    return type.of(expression.value(frame));
  }

  @Override
  public int accesses() {
    return expression.accesses();
  }
}

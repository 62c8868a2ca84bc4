package org.lazymm.litmus.program;

/**
 * A number or an address.
 *
 * @param number its value
 */
public record Constant(long number) implements Expression {
  @Override
  public long value(Frame frame) {
    frame.cameFrom(0);
    return number;
  }

  @Override
  public IntType type() {
    return IntType.of(this);
  }

  @Override
  public int accesses() {
    return 0;
  }
}

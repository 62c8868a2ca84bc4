package org.lazymm.litmus.program;

/**
 * What a register of the process holds.
 *
 * @param number which one, from 0
 * @param type its type
 */
public record Register(int number, IntType type) implements Expression {
  /** Checks the number. */
  public Register {
    if (number < 0) {
      throw new IllegalArgumentException("registers are counted from 0, not " + number);
    }
  }

  @Override
  public long value(Frame frame) {
    return frame.get(number);
  }

  @Override
  public int accesses() {
    return 0;
  }
}

package org.lazymm.litmus.program;

/**
 * Gives a register a value. That it stands in a branch makes its value depend on nothing.
 *
 * @param register the register's number
 * @param value the value
 */
public record Assign(int register, Expression value) implements Statement {
  @Override
  public void run(Frame frame) {
    long assigned = value.value(frame);
    frame.set(register, assigned, frame.source());
  }
}

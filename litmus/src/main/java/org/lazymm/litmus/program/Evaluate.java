package org.lazymm.litmus.program;

/**
 * Computes something for what it does to memory, and drops its value.
 *
 * @param expression what
 */
public record Evaluate(Expression expression) implements Statement {
  @Override
  public void run(Frame frame) {
    expression.value(frame);
  }
}

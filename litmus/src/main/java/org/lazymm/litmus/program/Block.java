package org.lazymm.litmus.program;

import java.util.List;

/**
 * Statements one after the other.
 *
 * @param statements the statements
 */
public record Block(List<Statement> statements) implements Statement {
  /** Copies the list. */
  public Block {
    statements = List.copyOf(statements);
  }

  @Override
  public void run(Frame frame) {
    for (Statement statement : statements) {
      statement.run(frame);
    }
  }
}

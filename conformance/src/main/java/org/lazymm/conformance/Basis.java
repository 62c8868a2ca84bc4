package org.lazymm.conformance;

/** What the answer to a rule rests on. */
public enum Basis {
  /** Sequential runs alone: no execution that was explored to its end has tried it. */
  RUNS("runs"),
  /** Executions alone, all that a memory model allows. */
  EXECUTIONS("executions"),
  /** Sequential runs, and executions. */
  BOTH("both"),
  /** Nothing: there is no answer, or none is needed. */
  NOTHING("");

  private final String text;

  Basis(String text) {
    this.text = text;
  }

  /** How it is written: one word, or nothing. */
  public String text() {
    return text;
  }
}

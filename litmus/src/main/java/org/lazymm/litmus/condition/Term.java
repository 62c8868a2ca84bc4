package org.lazymm.litmus.condition;

/** One side of a comparison. */
public sealed interface Term permits Observable, Value {
  /**
   * What it is in a state.
   *
   * @param state the state
   */
  long in(FinalState state);

  /** How the test writes it. */
  String text();
}

package org.lazymm.litmus.condition;

/** One side of a comparison. */
public sealed interface Term permits Observable, Value {
  /** How the test writes it. */
  String text();
}

package org.lazymm.conformance.interleave;

import org.lazymm.scheduler.engine.RunSignal;

/** The result cannot be known: too much of something, or code that is no function of its cells. */
final class GivenUpException extends RuntimeException implements RunSignal {
  private static final long serialVersionUID = 1L;

  GivenUpException(String why) {
    super(why, null, false, false);
  }

  /** Why, in one sentence. */
  String why() {
    return String.valueOf(getMessage());
  }
}

package org.lazymm.fuzz.target;

/** One of several readers has refused its part of an input, and says so by a general exception. */
final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  RefusedException(IllegalArgumentException refusal) {
    super(refusal.getMessage(), refusal);
  }
}

package org.lazymm.cli;

/**
 * What was run in a JVM of its own came to no result that can be believed. The message says what
 * happened, in words that follow the name of whose code ran there.
 */
final class IsolationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  IsolationException(String what) {
    super(what);
  }
}

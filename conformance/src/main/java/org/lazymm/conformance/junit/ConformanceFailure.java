package org.lazymm.conformance.junit;

import java.nio.file.Path;

/**
 * A failed test of the suite, in one line: all else is in the file that it names. It has no stack
 * trace, for that would lead through the suite and never through the scheme.
 */
final class ConformanceFailure extends AssertionError {
  private static final long serialVersionUID = 1;

  private final String file;

  /**
   * A failure.
   *
   * @param line what is broken and where the rest is
   * @param file the rest
   */
  ConformanceFailure(String line, Path file) {
    super(line);
    this.file = file.toString();
  }

  /** The file of the rest. */
  Path file() {
    return Path.of(file);
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}

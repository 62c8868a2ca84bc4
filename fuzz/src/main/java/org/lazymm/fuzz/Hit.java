package org.lazymm.fuzz;

import java.util.Arrays;
import java.util.Locale;

/**
 * A fault of a reader.
 *
 * @param kind in what way it is one
 * @param what what happened, in a line
 * @param cause what tells this fault from others of its kind
 * @param input the input that shows it
 */
@SuppressWarnings("ArrayRecordComponent") // Faults are compared by isLike alone.
record Hit(Kind kind, String what, String cause, byte[] input) {
  /** The ways in which a reader can be at fault. */
  enum Kind {
    /** It throws what it does not say that it throws. */
    EXCEPTION,
    /** It does not return for too long. */
    HANG,
    /** It takes more memory than an input of that size may take. */
    MEMORY,
    /** What it tells a person is no line of printable text. */
    MESSAGE,
    /** It does another thing for the same input. */
    UNREPEATABLE
  }

  /** A name that goes with the input. */
  String fileName() {
    return kind.name().toLowerCase(Locale.ROOT) + "-%08x".formatted(Arrays.hashCode(input));
  }

  boolean isLike(Hit other) {
    // After many of one kind, the JVM leaves out where they were thrown.
    return kind == other.kind && (cause.startsWith(other.cause) || other.cause.startsWith(cause));
  }
}

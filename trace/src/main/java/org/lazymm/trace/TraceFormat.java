package org.lazymm.trace;

/**
 * A text form of traces. A class that is registered with {@code @AutoService(TraceFormat.class)} is
 * all that a new form needs; a file tells by its lines in which form it is.
 */
public interface TraceFormat {
  /**
   * The format's name in JSON.
   *
   * @return in capital letters, such as {@code PERF_SCRIPT}
   */
  String name();

  /**
   * The format's name for people.
   *
   * @return a short name, such as {@code perf script}
   */
  String label();

  /**
   * Where the format stands among those that are tried on the first lines of a file: small numbers
   * first, then by label. The shipped ones have numbers below 100.
   *
   * @return the number
   */
  default int precedence() {
    return 1000;
  }

  /**
   * Makes a parser of one file's lines.
   *
   * @return a new parser
   */
  LineParser parser();
}

package org.lazymm.litmus.program;

import org.lazymm.output.Printable;

/** A litmus test that uses what is not understood here; its verdict stays open. */
public final class UnsupportedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the verdict.
   *
   * @param construct what is not understood
   * @param line where, counted from 1
   */
  public UnsupportedException(String construct, int line) {
    super("unsupported: " + Printable.line(construct) + " at line " + line);
  }
}

package org.lazymm.litmus.reader;

import org.lazymm.output.Printable;

/** A file that is no litmus test. */
public final class LitmusSyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String place;
  private final String what;

  /**
   * Makes the line that users see.
   *
   * @param file the file as the user named it
   * @param line where, counted from 1
   * @param column where in the line, counted from 1
   * @param found what is there
   * @param expected what should be there
   */
  public LitmusSyntaxException(String file, int line, int column, String found, String expected) {
    this(
        file + ":" + line + ":" + column,
        "found " + Printable.line(found) + ", expected " + Printable.line(expected));
  }

  private LitmusSyntaxException(String place, String what) {
    super(place + ": " + what);
    this.place = place;
    this.what = what;
  }

  /** Where it is: {@code file:line:column}. */
  public String place() {
    return place;
  }

  /** What is there, and what should be. */
  public String what() {
    return what;
  }
}

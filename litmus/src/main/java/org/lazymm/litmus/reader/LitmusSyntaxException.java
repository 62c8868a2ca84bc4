package org.lazymm.litmus.reader;

/** A file that is no litmus test. */
public final class LitmusSyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

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
    super("%s:%d:%d: found %s, expected %s".formatted(file, line, column, found, expected));
  }
}

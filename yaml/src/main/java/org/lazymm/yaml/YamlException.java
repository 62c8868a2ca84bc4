package org.lazymm.yaml;

import org.lazymm.output.Printable;

/** A YAML text cannot be read as what it should be: {@code file:line:column: what}. */
public final class YamlException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Twice this is more than the longest list of words that is expected somewhere. */
  private static final int LONGEST_PART = 700;

  private final String place;
  private final String what;

  /**
   * Something is wrong.
   *
   * @param place where: {@code file:line:column}, or the file alone if the fault has no line
   * @param what what is wrong there, and what was expected
   */
  public YamlException(String place, String what) {
    super(place + ": " + inALine(what));
    this.place = place;
    this.what = inALine(what);
  }

  /**
   * Something is wrong, as another exception says.
   *
   * @param place where: {@code file:line:column}, or the file alone if the fault has no line
   * @param what what is wrong there, and what was expected
   * @param cause who noticed it
   */
  public YamlException(String place, String what, Throwable cause) {
    super(place + ": " + inALine(what), cause);
    this.place = place;
    this.what = inALine(what);
  }

  /**
   * What it names may hold ends of lines and what is no text, for a text in quotes may; and it may
   * be long. What was expected stands at the end.
   */
  private static String inALine(String what) {
    String line = Printable.escaped(what.replaceAll("\\R", " "));
    return line.length() <= 2 * LONGEST_PART
        ? line
        : line.substring(0, LONGEST_PART) + " ... " + line.substring(line.length() - LONGEST_PART);
  }

  /** Where it is: {@code file:line:column}, or the file alone if the fault has no line. */
  public String place() {
    return place;
  }

  /** What is wrong there, and what was expected. */
  public String what() {
    return what;
  }
}

package org.lazymm.trace;

import java.util.Objects;

/**
 * Something in a trace that could not be read: where it is, what was found, what should be there.
 *
 * @param file the file as the user named it
 * @param line the line, counted from 1; 0 when the file has no lines
 * @param column the byte in the line, counted from 1; 0 when there is no line
 * @param value what was found, cut to a readable length
 * @param expected what should have been there
 * @param remedy what the user can do, or what happens now
 */
public record TraceProblem(
    String file, long line, int column, String value, String expected, String remedy) {
  /** Checks that the place is a place and that every text says something. */
  public TraceProblem {
    if (line < 0 || column < 0) {
      throw new IllegalArgumentException("a place is not negative: " + line + ":" + column);
    }
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(value, "value");
    if (expected.isBlank() || remedy.isBlank()) {
      throw new IllegalArgumentException("say what was expected and what to do");
    }
  }

  /**
   * The problem on one line.
   *
   * @return {@code file:line:column: found "...", expected ...; remedy}, without the place in the
   *     file if there is none
   */
  public String message() {
    return place() + ": " + what();
  }

  /**
   * Where it is.
   *
   * @return {@code file:line:column}, or the file alone if there is no place in it
   */
  public String place() {
    return line == 0 ? file : file + ":" + line + ":" + column;
  }

  /**
   * What is wrong there.
   *
   * @return what was found, what was expected, and the remedy
   */
  public String what() {
    String found = line == 0 ? value : "found \"" + value + "\"";
    return found + ", expected " + expected + "; " + remedy;
  }

  @Override
  public String toString() {
    return message();
  }
}

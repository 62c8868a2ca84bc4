package org.lazymm.report.writer;

/**
 * Breaks text into lines that fit a terminal: between words that blanks separate, never inside of
 * one, so that a name, a path or a command can be found and copied.
 */
public final class TextWrap {

  /** The widest line, in columns; a word that is too long for a line makes a wider one. */
  public static final int WIDTH = 100;

  private TextWrap() {}

  /**
   * Puts a label before a text and continues it below itself.
   *
   * @param label what stands before the first line; its length is the indent of the others
   * @param text words separated by blanks
   * @return the lines, separated by line feeds
   */
  public static String hanging(String label, String text) {
    return lines(label, " ".repeat(label.length()), text);
  }

  /**
   * Breaks a text, and sets off all lines but the first.
   *
   * @param indent what stands before the others
   * @param text words separated by blanks; blanks before the first word stay
   * @return the lines, separated by line feeds
   */
  public static String indented(String indent, String text) {
    int blanks = text.length() - text.stripLeading().length();
    return lines(text.substring(0, blanks), indent, text);
  }

  private static String lines(String label, String indent, String text) {
    StringBuilder lines = new StringBuilder(label);
    int column = label.length();
    boolean first = true;
    for (String word : text.strip().split("\\s+")) {
      if (!first && column + 1 + word.length() > WIDTH) {
        lines.append('\n').append(indent);
        column = indent.length();
        first = true;
      }
      lines.append(first ? "" : " ").append(word);
      column += word.length() + (first ? 0 : 1);
      first = false;
    }
    return lines.toString();
  }
}

package org.lazymm.cli;

/** Breaks text into lines that fit the width of a table. */
final class Wrap {
  private Wrap() {}

  /**
   * Puts a label before a text and continues it below itself.
   *
   * @param label what stands before the first line; its length is the indent of the others
   * @param text words separated by blanks; a word that is too long for a line stays whole
   */
  static String hanging(String label, String text) {
    return lines(label, " ".repeat(label.length()), text);
  }

  /**
   * Breaks a text, and sets off all lines but the first.
   *
   * @param indent what stands before the others
   * @param text words separated by blanks; a word that is too long for a line stays whole
   */
  static String indented(String indent, String text) {
    return lines("", indent, text);
  }

  private static String lines(String label, String indent, String text) {
    StringBuilder lines = new StringBuilder(label);
    int column = label.length();
    boolean first = true;
    for (String word : text.strip().split("\\s+")) {
      if (!first && column + 1 + word.length() > Console.WIDTH) {
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

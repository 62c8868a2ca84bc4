package org.lazymm.report.writer;

import java.util.ArrayList;
import java.util.List;

/** Breaks lines between words. */
final class TextWrap {

  private static final String INDENT = "    ";

  private TextWrap() {}

  /** The text in lines of at most so many characters, all but the first indented. */
  static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    String rest = text.stripTrailing();
    while (rest.length() > width) {
      int space = rest.lastIndexOf(' ', width);
      int end = space > INDENT.length() ? space : width;
      lines.add(rest.substring(0, end).stripTrailing());
      rest = INDENT + rest.substring(end).strip();
    }
    lines.add(rest);
    return lines;
  }
}

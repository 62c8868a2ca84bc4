package org.lazymm.explorer.counterexample;

import java.util.Locale;

/** Elements of a page under way, one a line, escaped. */
final class Markup {
  private final StringBuilder text = new StringBuilder();

  /** Adds what is markup already. */
  Markup raw(String markup) {
    text.append(markup).append('\n');
    return this;
  }

  /**
   * Adds an element with text in it.
   *
   * @param name its name
   * @param content its text
   * @param attributes names and values in turn; numbers are written to a tenth
   */
  Markup element(String name, String content, Object... attributes) {
    start(name, attributes);
    text.append(escaped(content)).append("</").append(name).append(">\n");
    return this;
  }

  /** Adds an element without content. */
  Markup shape(String name, Object... attributes) {
    start(name, attributes);
    text.insert(text.length() - 1, '/');
    text.append('\n');
    return this;
  }

  private void start(String name, Object... attributes) {
    text.append('<').append(name);
    for (int each = 0; each < attributes.length; each += 2) {
      Object value = attributes[each + 1];
      text.append(' ')
          .append(attributes[each])
          .append("=\"")
          .append(
              value instanceof Double number
                  ? String.format(Locale.ROOT, "%.1f", number)
                  : escaped(value.toString()))
          .append('"');
    }
    text.append('>');
  }

  static String escaped(String plain) {
    return plain
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}

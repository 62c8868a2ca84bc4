package org.lazymm.litmus.reader;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first line of a test: the language, and the test's name.
 *
 * @param name the test's name
 * @param end where the rest begins, in characters
 */
record Header(String name, int end) {
  private static final Pattern FORM = Pattern.compile("C[ \\t]+([^\\s(]+)");
  private static final int SHOWN = 20;

  static Header of(String file, String text) {
    Matcher header = FORM.matcher(text);
    if (!header.lookingAt()) {
      String first = text.lines().findFirst().orElse("");
      String shown = first.length() > SHOWN ? first.substring(0, SHOWN) + "..." : first;
      throw new LitmusSyntaxException(
          file, 1, 1, "'" + shown + "'", "a litmus test in C: a first line 'C NAME'");
    }
    return new Header(header.group(1), header.end());
  }
}

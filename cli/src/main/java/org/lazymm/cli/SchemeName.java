package org.lazymm.cli;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.lazymm.evaluation.work.InputException;

/**
 * The name of a new scheme: lower-case words joined by dashes.
 *
 * @param text the name as users type it
 */
record SchemeName(String text) {
  private static final Pattern VALID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final Pattern WORD_START = Pattern.compile("(?:^|-)(.)");
  private static final int LONGEST = 40;

  /** Its class would be called as the interface that it implements. */
  private static final String INTERFACE = "lazy-mm";

  /**
   * Checks a name.
   *
   * @param text what the user typed
   */
  static SchemeName of(String text) {
    if (!VALID.matcher(text).matches() || text.length() > LONGEST) {
      throw new InputException(
          "'" + text + "'",
          "is no name of a scheme; expected lower-case letters and digits, a letter first, words"
              + " joined by dashes, at most "
              + LONGEST
              + " characters, as in my-scheme");
    }
    if (text.equals(INTERFACE)) {
      throw new InputException(
          text, "its class would be called LazyMmScheme, as the interface is; choose another");
    }
    return new SchemeName(text);
  }

  /** The name as the beginning of a class name. */
  private String camelCase() {
    return WORD_START.matcher(text).replaceAll(SchemeName::capital);
  }

  private static String capital(MatchResult start) {
    return start.group(1).toUpperCase(Locale.ROOT);
  }

  /** Puts the name into a file of the archetype, and the archetype's defaults. */
  String fill(String template) {
    return template
        .replace("${artifactId}", text)
        .replace("${className}", camelCase())
        .replace("${groupId}", "example")
        .replace("${package}", "example")
        .replace("${packageInPathFormat}", "example")
        .replace("${version}", "0.1");
  }
}

package org.lazymm.conformance.seeded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lazymm.explorer.scenario.Site;

/**
 * What a comment says of the order that stands there.
 *
 * @param text the lines above the statement and at the ends of its own lines, as one
 */
record OrderComment(String text) {
  private static final String COMMENT = "//";
  private static final Pattern WOULD_DO = Pattern.compile("(\\w+) would do\\b");
  private static final String LEFT_OUT = "could be left out";
  private static final String NO_BARRIER = "NONE";
  private static final String PAIR = "pairs with ";

  /** The comment on a place. */
  static OrderComment at(Site place) {
    try {
      return at(Files.readAllLines(source(place.className())), place.line());
    } catch (IOException e) {
      throw new IllegalStateException("the source of " + place + " cannot be read", e);
    }
  }

  /**
   * The comment on a statement.
   *
   * @param source the lines of a file
   * @param line the number of a line of the statement
   */
  static OrderComment at(List<String> source, int line) {
    int first = line - 1;
    while (!endsStatement(source.get(first - 1))) {
      first--;
    }
    int last = line - 1;
    while (!endsStatement(source.get(last))) {
      last++;
    }
    int above = first;
    while (source.get(above - 1).strip().startsWith(COMMENT)) {
      above--;
    }
    List<String> said = new ArrayList<>();
    for (String each : source.subList(above, last + 1)) {
      int comment = each.indexOf(COMMENT);
      if (comment >= 0) {
        said.add(each.substring(comment + COMMENT.length()).strip());
      }
    }
    return new OrderComment(String.join(" ", said));
  }

  /** Whether a line is no part of a statement that goes on in the next. */
  private static boolean endsStatement(String line) {
    String code = line.replaceFirst(COMMENT + ".*", "").strip();
    return code.isEmpty() || code.endsWith(";") || code.endsWith("{") || code.endsWith("}");
  }

  /** The weaker orders that would do, by their names. */
  Set<String> enough() {
    Set<String> enough = new TreeSet<>();
    Matcher matcher = WOULD_DO.matcher(text);
    while (matcher.find()) {
      enough.add(matcher.group(1).toUpperCase(Locale.ROOT));
    }
    if (text.contains(LEFT_OUT)) {
      enough.add(NO_BARRIER);
    }
    return enough;
  }

  /** Whether it names what the order pairs with. */
  boolean namesThePair() {
    return text.toLowerCase(Locale.ROOT).contains(PAIR);
  }

  private static Path source(String className) throws IOException {
    String file = className.replaceFirst("\\$.*", "").replace('.', '/') + ".java";
    try (Stream<Path> modules = Files.list(Path.of(".."))) {
      return modules
          .map(module -> module.resolve("src/main/java").resolve(file))
          .filter(Files::exists)
          .findFirst()
          .orElseThrow(() -> new IOException("no module has " + file));
    }
  }
}

package org.lazymm.output;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names of the files that one run makes of names that others gave: short, plain, no two alike. */
public final class FileNames {
  /** With a place to spare for what makes it unlike others, and an ending. */
  private static final int LONGEST = 150;

  private final Set<String> taken = new HashSet<>();

  /** None is taken yet. */
  public FileNames() {}

  /**
   * A name that this has not given before, whatever the case of its letters.
   *
   * @param name any text
   */
  public synchronized String unlikeOthers(String name) {
    String plain = plain(name);
    String free = plain;
    for (int number = 2; !taken.add(free.toLowerCase(Locale.ROOT)); number++) {
      free = plain + "-" + number;
    }
    return free;
  }

  /**
   * The same name of nothing but letters, digits and {@code _.=-}, and of bearable length.
   *
   * @param name any text
   */
  public static String plain(String name) {
    return plain(name, LONGEST);
  }

  /**
   * The same name of nothing but letters, digits and {@code _.=-}; where it is cut, a number tells
   * it from others that begin alike.
   *
   * @param name any text
   * @param longest the most characters, 20 or more
   */
  public static String plain(String name, int longest) {
    String plain = name.replaceAll("[^\\w.=-]++", "-");
    if (plain.isEmpty()) {
      return "unnamed";
    }
    if (plain.length() <= longest) {
      return plain;
    }
    String number = "-" + Integer.toHexString(name.hashCode());
    return plain.substring(0, longest - number.length()) + number;
  }
}

package org.lazymm.api;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One option of a scheme: a flag, a choice, a word or a number, with its default. Immutable.
 *
 * @param <T> {@link Boolean}, an enum, {@link String}, or {@link Integer}
 */
public final class Option<T> {
  private final String name;
  private final String description;
  private final T defaultValue;
  private final int least;
  private final int most;
  private final List<String> words;

  private Option(
      String name, String description, T defaultValue, int least, int most, List<String> words) {
    if (!name.matches("[a-z][a-z0-9-]*")) {
      throw new IllegalArgumentException(
          "option name '"
              + name
              + "': must be lower-case letters, digits and dashes, a letter first");
    }
    this.name = name;
    this.description = description;
    this.defaultValue = defaultValue;
    this.least = least;
    this.most = most;
    this.words = words;
  }

  /**
   * An option that is on or off.
   *
   * @param name what users type: lower-case letters, digits and dashes, beginning with a letter
   * @param defaultValue the value if the option is not given
   * @param description what the option does, in one line
   * @return the option
   * @throws IllegalArgumentException if the name has another form
   */
  public static Option<Boolean> flag(String name, boolean defaultValue, String description) {
    return new Option<>(name, description, defaultValue, 0, 0, List.of());
  }

  /**
   * An option that is one constant of an enum; users type it in lower case, with dashes for
   * underscores.
   *
   * @param name what users type: lower-case letters, digits and dashes, beginning with a letter
   * @param defaultValue the value if the option is not given
   * @param description what the option does, in one line
   * @param <E> the enum
   * @return the option
   * @throws IllegalArgumentException if the name has another form
   */
  public static <E extends Enum<E>> Option<E> choice(
      String name, E defaultValue, String description) {
    return new Option<>(name, description, defaultValue, 0, 0, List.of());
  }

  /**
   * An option that is a whole number in a range.
   *
   * @param name what users type: lower-case letters, digits and dashes, beginning with a letter
   * @param defaultValue the value if the option is not given
   * @param least the least value allowed
   * @param most the greatest value allowed
   * @param description what the option does and in which unit, in one line
   * @return the option
   * @throws IllegalArgumentException if the name has another form
   */
  public static Option<Integer> number(
      String name, int defaultValue, int least, int most, String description) {
    return new Option<>(name, description, defaultValue, least, most, List.of());
  }

  /**
   * An option that is one of some words, where there is no enum for them.
   *
   * @param name what users type: lower-case letters, digits and dashes, beginning with a letter
   * @param defaultValue the value if the option is not given, one of {@code words}
   * @param words the values allowed, as users type them
   * @param description what the option does, in one line
   * @return the option
   * @throws IllegalArgumentException if the name has another form, or the default is no such word
   */
  public static Option<String> word(
      String name, String defaultValue, List<String> words, String description) {
    if (!words.contains(defaultValue)) {
      throw new IllegalArgumentException(
          "option " + name + ": default '" + defaultValue + "' is none of " + words);
    }
    return new Option<>(name, description, defaultValue, 0, 0, List.copyOf(words));
  }

  /**
   * The name of the option, as users type it.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  /**
   * What the option does.
   *
   * @return one line
   */
  public String description() {
    return description;
  }

  /**
   * The value if the option is not given.
   *
   * @return the default
   */
  public T defaultValue() {
    return defaultValue;
  }

  /**
   * The values that the option takes, as help shows them.
   *
   * @return {@code on|off}, the choices or words with bars between them, or the range with dots
   */
  public String values() {
    if (defaultValue instanceof Boolean) {
      return "on|off";
    }
    if (defaultValue instanceof Enum<?> choice) {
      return Arrays.stream(choice.getDeclaringClass().getEnumConstants())
          .map(constant -> text((Enum<?>) constant))
          .collect(Collectors.joining("|"));
    }
    if (defaultValue instanceof String) {
      return String.join("|", words);
    }
    return least + ".." + most;
  }

  /**
   * Reads a value as users type it.
   *
   * @param text what was typed
   * @return the value
   * @throws IllegalArgumentException if {@code text} is none of {@link #values}; the message names
   *     the option, what was typed and what is allowed
   */
  @SuppressWarnings("unchecked")
  public T parse(String text) {
    if (defaultValue instanceof Boolean) {
      if (text.equals("on") || text.equals("off")) {
        return (T) Boolean.valueOf(text.equals("on"));
      }
    } else if (defaultValue instanceof Enum<?> choice) {
      for (Object constant : choice.getDeclaringClass().getEnumConstants()) {
        if (text((Enum<?>) constant).equals(text)) {
          return (T) constant;
        }
      }
    } else if (defaultValue instanceof String) {
      if (words.contains(text)) {
        return (T) text;
      }
    } else {
      try {
        int number = Integer.parseInt(text);
        if (least <= number && number <= most) {
          return (T) Integer.valueOf(number);
        }
      } catch (NumberFormatException notANumber) {
        // Said below, together with a number out of range.
      }
    }
    throw new IllegalArgumentException(
        "option "
            + name
            + "="
            + text
            + ": expected "
            + values()
            + " (default "
            + format(defaultValue)
            + ")");
  }

  /**
   * A value as users type it, the inverse of {@link #parse}.
   *
   * @param value a value of this option
   * @return what users type for it
   */
  public String format(T value) {
    if (value instanceof Boolean flag) {
      return flag ? "on" : "off";
    }
    return value instanceof Enum<?> choice ? text(choice) : value.toString();
  }

  private static String text(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String toString() {
    return name + "=" + values();
  }
}

package org.lazymm.scheduler.machine;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What is wrong with a file that does not map to what it should be, in the file's words. */
public final class MappingFaults {
  private MappingFaults() {}

  /**
   * The fault with its place.
   *
   * @param file the name of the file
   * @param e thrown by a mapper that read it
   */
  public static String in(String file, JacksonException e) {
    return file + place(e) + ": " + of(e);
  }

  /**
   * Line and column of a fault, each behind a colon, as they follow the name of a file; empty where
   * the mapper does not know them.
   *
   * @param e thrown by a mapper
   */
  public static String place(JacksonException e) {
    var at = e.getLocation();
    return at == null || at.getLineNr() < 1 ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr();
  }

  /**
   * The fault, as the end of a sentence that begins with the place.
   *
   * @param e thrown by a mapper
   */
  public static String of(JacksonException e) {
    if (e.getCause() instanceof IllegalArgumentException refused) {
      return String.valueOf(refused.getMessage());
    }
    if (e instanceof UnrecognizedPropertyException unknown) {
      return "'"
          + unknown.getPropertyName()
          + "' is not an entry; expected one of: "
          + unknown.getKnownPropertyIds().stream()
              .map(String::valueOf)
              .collect(Collectors.joining(", "));
    }
    if (e instanceof InvalidFormatException format) {
      return entry(e) + "'" + format.getValue() + "': " + expected(format.getTargetType());
    }
    if (e instanceof MismatchedInputException mismatched) {
      Class<?> type = mismatched.getTargetType();
      return e.getPath().isEmpty()
          ? "expected entries such as 'name: x86'"
          : entry(e) + expected(type == null ? Object.class : type);
    }
    return e instanceof StreamReadException
        ? "it is no YAML: " + firstLine(e.getOriginalMessage())
        : firstLine(e.getOriginalMessage());
  }

  private static String entry(JacksonException e) {
    return e.getPath().stream()
        .map(JacksonException.Reference::getPropertyName)
        .filter(name -> name != null)
        .findFirst()
        .map(name -> name + ": ")
        .orElse("");
  }

  private static String expected(Class<?> type) {
    if (type.isEnum()) {
      return "expected one of "
          + Arrays.stream(type.getEnumConstants())
              .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(", "));
    }
    if (type == Boolean.class || type == boolean.class) {
      return "expected true or false";
    }
    return type == String.class ? "expected a word" : "expected a list such as [x, y]";
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("it is empty");
  }
}

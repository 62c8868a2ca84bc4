package org.lazymm.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The values of a scheme's options. An option that was not given has its default. Immutable, so any
 * thread may read it.
 */
public final class Options {
  private final Map<String, Object> given;

  private Options(Map<String, Object> given) {
    this.given = given;
  }

  /**
   * The values when no option is given: all defaults.
   *
   * @return the values
   */
  public static Options defaults() {
    return new Options(Map.of());
  }

  /**
   * Reads the options that a user typed.
   *
   * @param declared the options of the scheme
   * @param typed the options' names and their values as typed
   * @return the values
   * @throws IllegalArgumentException if a name is not declared or a value is not allowed; the
   *     message names it and says what is expected
   */
  public static Options parse(List<Option<?>> declared, Map<String, String> typed) {
    Map<String, Object> values = new LinkedHashMap<>();
    typed.forEach((name, text) -> values.put(name, find(declared, name).parse(text)));
    return new Options(values);
  }

  private static Option<?> find(List<Option<?>> declared, String name) {
    return declared.stream()
        .filter(option -> option.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "option '"
                        + name
                        + "' is not known; "
                        + (declared.isEmpty()
                            ? "this scheme has no options"
                            : declared.stream()
                                .map(Option::toString)
                                .collect(Collectors.joining(", ", "expected one of: ", "")))));
  }

  /**
   * The value of an option.
   *
   * @param option one of the scheme's declared options
   * @param <T> the type of its values
   * @return the value that was given, or the default
   */
  @SuppressWarnings("unchecked")
  public <T> T get(Option<T> option) {
    return (T) given.getOrDefault(option.name(), option.defaultValue());
  }

  /**
   * The same values with one of them changed.
   *
   * @param option the option to set
   * @param value its new value
   * @param <T> the type of its values
   * @return the new values; these stay as they are
   */
  public <T> Options with(Option<T> option, T value) {
    Map<String, Object> values = new LinkedHashMap<>(given);
    values.put(option.name(), value);
    return new Options(values);
  }
}

package org.lazymm.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The values of a scheme's options; each option that was not given has its default. Immutable. */
public final class Options {
  private final Map<String, Object> given;

  private Options(Map<String, Object> given) {
    this.given = given;
  }

  /** No option given: all defaults. */
  public static Options defaults() {
    return new Options(Map.of());
  }

  /**
   * Reads what a user typed.
   *
   * @param declared the options of the scheme
   * @param typed option names and values as typed
   * @throws IllegalArgumentException if a name is not declared or a value is not allowed; the
   *     message says what is
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
   * @param <T> its type
   */
  @SuppressWarnings("unchecked")
  public <T> T get(Option<T> option) {
    return (T) given.getOrDefault(option.name(), option.defaultValue());
  }

  /**
   * The same options with one set.
   *
   * @param option which
   * @param value to what
   * @param <T> its type
   */
  public <T> Options with(Option<T> option, T value) {
    Map<String, Object> values = new LinkedHashMap<>(given);
    values.put(option.name(), value);
    return new Options(values);
  }
}

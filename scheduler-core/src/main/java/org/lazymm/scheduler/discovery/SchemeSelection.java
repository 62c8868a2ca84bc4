package org.lazymm.scheduler.discovery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Option;
import org.lazymm.api.Options;
import org.lazymm.output.Printable;

/**
 * A scheme with the values of its options: one column of a comparison.
 *
 * @param scheme which
 * @param options the values
 * @param displayName the name with the options that were given, in the order in which the scheme
 *     declares them; typing it again selects the same
 */
public record SchemeSelection(FoundScheme scheme, Options options, String displayName) {

  /**
   * A scheme with all options at their defaults.
   *
   * @param scheme which
   */
  public static SchemeSelection withDefaults(FoundScheme scheme) {
    return new SchemeSelection(scheme, Options.defaults(), scheme.name());
  }

  /**
   * Reads one selection: a name, then {@code :option=value} as often as wanted, such as {@code
   * shootdown:mmu=hash:filter=on}.
   *
   * @param registry what there is
   * @param text what the user typed
   * @throws IllegalArgumentException if the scheme, an option or a value is not known; the message
   *     says what is
   */
  public static SchemeSelection parse(SchemeRegistry registry, String text) {
    // No name and no value has a hidden character: in a message, one can be seen.
    String[] parts = Printable.line(text.strip()).split(":", -1);
    String name = parts[0].strip();
    String available = registry.isEmpty() ? "none" : registry.toString();
    FoundScheme scheme =
        registry
            .find(name)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        name.isEmpty()
                            ? "a scheme name is missing; available: " + available
                            : "no scheme '" + name + "'; available: " + available));
    Map<String, String> typed = new LinkedHashMap<>();
    for (String part : List.of(parts).subList(1, parts.length)) {
      int equals = part.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException(
            "option '" + part + "' has no value; expected :option=value" + known(scheme));
      }
      String option = part.substring(0, equals).strip();
      if (typed.put(option, part.substring(equals + 1).strip()) != null) {
        throw new IllegalArgumentException("option '" + option + "' is given twice");
      }
    }
    return new SchemeSelection(
        scheme, Options.parse(scheme.options(), typed), displayName(scheme, typed));
  }

  /**
   * Makes the scheme for one machine, which says so if there is none or it throws.
   *
   * @param kernel the services of that machine
   */
  public LazyMmScheme create(Kernel kernel) {
    return scheme.provider().create(kernel, options);
  }

  private static String known(FoundScheme scheme) {
    return scheme.options().stream()
        .map(Option::toString)
        .collect(Collectors.joining(", ", scheme.options().isEmpty() ? "" : ", one of: ", ""));
  }

  private static String displayName(FoundScheme scheme, Map<String, String> typed) {
    return scheme.options().stream()
        .filter(option -> typed.containsKey(option.name()))
        .map(option -> ":" + option.name() + "=" + typed.get(option.name()))
        .collect(Collectors.joining("", scheme.name(), ""));
  }

  @Override
  public String toString() {
    return displayName;
  }
}

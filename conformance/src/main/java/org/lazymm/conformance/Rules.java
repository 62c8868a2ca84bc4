package org.lazymm.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lazymm.scheduler.property.Property;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The rules of the suite: every property, and four that are no property. They are written down in
 * {@code rules.yaml} beside this class.
 */
public final class Rules {
  /** In how many scenarios a situation must have arisen before its rule can pass. */
  public static final int AT_LEAST = 5;

  private static final String FILE = "rules.yaml";
  private static final List<Rule> ALL = read();

  /** All schemes free the same mms. */
  public static final Rule EQUIVALENCE = of("EQ");

  /** A scheme does not throw. */
  public static final Rule NO_CRASH = of("RUN");

  /** A scheme does the same again. */
  public static final Rule REPEATABLE = of("SAME");

  /** A scheme says the same of itself each time, and does not say less than is so. */
  public static final Rule GUARANTEES = of("PR");

  private Rules() {}

  /** A rule as it is written down. */
  @SuppressWarnings("UnusedMethod") // The library calls the constructor.
  private record Written(
      String id,
      @Nullable String claim,
      String level,
      @Nullable String ifGuaranteed,
      String arises,
      String rationale,
      String check) {
    Rule rule() {
      Optional<Property> property =
          Arrays.stream(Property.values()).filter(each -> each.name().equals(id)).findFirst();
      String says =
          property
              .map(Property::claim)
              .orElseGet(() -> Objects.requireNonNull(claim, id + ": no property and no claim"));
      return new Rule(
          id,
          says,
          constant(Level.class, level),
          property,
          constant(Trigger.class, arises),
          Optional.ofNullable(ifGuaranteed).map(guarantee -> constant(Guarantee.class, guarantee)),
          rationale,
          check,
          Optional.empty());
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String written) {
      return Enum.valueOf(type, written.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  /** All rules, in the order in which reports show them. */
  public static List<Rule> all() {
    return ALL;
  }

  /**
   * The rule of a property.
   *
   * @param property the property
   */
  public static Rule of(Property property) {
    return of(property.name());
  }

  /**
   * The rule of an id.
   *
   * @param id a property's name, or that of another rule
   * @throws IllegalArgumentException if there is none; the message lists those that there are
   */
  public static Rule of(String id) {
    return ALL.stream()
        .filter(rule -> rule.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "rule '"
                        + id
                        + "' is not known; expected one of: "
                        + String.join(", ", ALL.stream().map(Rule::id).toList())));
  }

  private static List<Rule> read() {
    YAMLMapper mapper =
        YAMLMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE).build();
    try (InputStream in = Rules.class.getResourceAsStream(FILE)) {
      return Stream.of(mapper.readValue(Objects.requireNonNull(in, FILE), Written[].class))
          .map(Written::rule)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

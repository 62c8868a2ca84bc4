package org.lazymm.conformance;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.lazymm.scheduler.property.Property;
import org.lazymm.yaml.Yaml;
import org.lazymm.yaml.YamlNode;

/**
 * The rules of the suite: every property, and four that are no property. They are written down in
 * {@code rules.yaml} beside this class.
 */
public final class Rules {
  /** In how many scenarios a situation must have arisen before its rule can pass. */
  public static final int AT_LEAST = 5;

  private static final List<String> ENTRIES =
      List.of("id", "claim", "level", "if-guaranteed", "arises", "rationale", "check");

  private static final List<Rule> ALL =
      Yaml.shipped(Rules.class, "rules.yaml").items().stream().map(Rules::read).toList();

  /** All schemes free the same mms. */
  public static final Rule EQUIVALENCE = of("EQ");

  /** A scheme does not throw. */
  public static final Rule NO_CRASH = of("RUN");

  /** A scheme does the same again. */
  public static final Rule REPEATABLE = of("SAME");

  /** A scheme says the same of itself each time, and does not say less than is so. */
  public static final Rule GUARANTEES = of("PR");

  private Rules() {}

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

  private static Rule read(YamlNode rule) {
    rule.allowOnly(ENTRIES);
    String id = rule.get("id").text();
    Optional<Property> property =
        Arrays.stream(Property.values()).filter(each -> each.name().equals(id)).findFirst();
    return new Rule(
        id,
        property.map(Property::claim).orElseGet(() -> rule.get("claim").text()),
        rule.get("level").constant(Level.values()),
        property,
        rule.get("arises").constant(Trigger.values()),
        rule.find("if-guaranteed").map(each -> each.constant(Guarantee.values())),
        rule.get("rationale").text(),
        rule.get("check").text(),
        Optional.empty());
  }
}

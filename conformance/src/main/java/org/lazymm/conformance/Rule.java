package org.lazymm.conformance;

import java.util.Optional;
import java.util.function.Predicate;
import org.lazymm.api.Guarantees;
import org.lazymm.scheduler.property.Property;

/**
 * One thing that is tested of every scheme.
 *
 * @param id what reports call it: a property's name, or {@code EQ} or {@code RUN}
 * @param claim what it says, in one line
 * @param property the property, if it is one
 * @param situation what must happen before it has been tested at all
 * @param atLeast in how many scenarios that must happen before it can pass
 * @param promised whether a scheme is held to it
 */
public record Rule(
    String id,
    String claim,
    Optional<Property> property,
    Situation situation,
    int atLeast,
    Predicate<Guarantees> promised) {

  /** Checks the range. */
  public Rule {
    if (atLeast < 1) {
      throw new IllegalArgumentException("atLeast " + atLeast + ": must be 1 or more");
    }
  }

  static Rule of(Property property, Situation situation) {
    return new Rule(
        property.name(),
        property.claim(),
        Optional.of(property),
        situation,
        Rules.AT_LEAST,
        guarantees -> true);
  }

  Rule ifPromised(Predicate<Guarantees> promise) {
    return new Rule(id, claim, property, situation, atLeast, promise);
  }

  /** Whether running scenarios one step after the other can break it. */
  public boolean judgedByRuns() {
    return property.map(named -> named.judge() == Property.Judge.RUN).orElse(true);
  }

  @Override
  public String toString() {
    return id + ": " + claim;
  }
}

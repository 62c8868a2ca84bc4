package org.lazymm.broken;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lazymm.scheduler.property.Property;

/**
 * A scheme, or a kernel around a sound one, that is known to be wrong.
 *
 * @param bug what it is called in the history of the kernel, or a few words
 * @param base the scheme that it differs from
 * @param what what was changed
 * @param sound without the bug
 * @param broken with it
 * @param causes the ids of the rules that must catch it, each with an expression that its violation
 *     must match somewhere, so that it is not caught for another reason; in the order given
 * @param within within how many scenarios, 1 or more
 */
public record BrokenScheme(
    String bug,
    String base,
    String what,
    Variant sound,
    Variant broken,
    Map<String, String> causes,
    int within) {

  private static final int WITHIN = 500;

  /** Checks the range and copies the map. */
  public BrokenScheme {
    if (within < 1) {
      throw new IllegalArgumentException("within " + within + ": must be 1 or more");
    }
    causes = Collections.unmodifiableMap(new LinkedHashMap<>(causes));
  }

  static BrokenScheme of(String bug, String base, String what, Variant sound, Variant broken) {
    return new BrokenScheme(bug, base, what, sound, broken, Map.of(), WITHIN);
  }

  /** The same, to be caught by one more rule. */
  BrokenScheme breaks(Property property, String saying) {
    return breaks(property.name(), saying);
  }

  BrokenScheme breaks(String rule, String saying) {
    Map<String, String> more = new LinkedHashMap<>(causes);
    more.put(rule, saying);
    return new BrokenScheme(bug, base, what, sound, broken, more, within);
  }

  /** The same, to be caught within another number of scenarios than 500. */
  BrokenScheme within(int scenarios) {
    return new BrokenScheme(bug, base, what, sound, broken, causes, scenarios);
  }

  @Override
  public String toString() {
    return bug + " in " + base + ": " + what;
  }
}

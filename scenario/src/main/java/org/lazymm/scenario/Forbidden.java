package org.lazymm.scenario;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.lazymm.condition.Condition;
import org.lazymm.scheduler.property.Property;

/**
 * An outcome that a scenario must not have.
 *
 * @param condition when an outcome is the forbidden one
 * @param property what is broken then
 */
public record Forbidden(Condition<Operand> condition, Property property) {
  /**
   * Reads the condition.
   *
   * @param condition such as {@code r1 == 0 && (x != 1 || r2 == r1)}
   * @param property what is broken then
   * @throws IllegalArgumentException if it cannot be read; the message says where and what was
   *     expected
   */
  public static Forbidden of(String condition, Property property) {
    return new Forbidden(ConditionWords.read(condition), property);
  }

  /** The registers and variables that it is about, in order. */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    condition.forEachTerm(
        operand -> {
          if (!operand.name().isEmpty()) {
            names.add(operand.name());
          }
        });
    return names;
  }

  /** Whether an outcome is the forbidden one, given what each register and variable is. */
  boolean holds(ToLongFunction<String> values) {
    return condition.holds(operand -> operand.value(values));
  }
}

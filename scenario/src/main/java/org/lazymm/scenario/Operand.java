package org.lazymm.scenario;

import java.util.function.ToLongFunction;

/**
 * What a condition of a scenario compares: a register, a variable or a number.
 *
 * @param name the name; empty for a number
 * @param number the number; 0 for a name
 */
public record Operand(String name, long number) {
  /**
   * What it is.
   *
   * @param values what each register and variable is
   */
  long value(ToLongFunction<String> values) {
    return name.isEmpty() ? number : values.applyAsLong(name);
  }

  @Override
  public String toString() {
    return name.isEmpty() ? Long.toString(number) : name;
  }
}

package org.lazymm.scenario;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * A condition on registers and on the final values of variables, such as {@code r1 == 0 && (x != 1
 * || r2 == r1)}; {@code &&} binds stronger than {@code ||}.
 */
public sealed interface Condition {

  /** Whether two values are equal, or differ. */
  record Comparison(Operand left, boolean equal, Operand right) implements Condition {
    @Override
    public boolean holds(ToLongFunction<String> values) {
      return (left.value(values) == right.value(values)) == equal;
    }

    @Override
    public Set<String> names() {
      Set<String> names = new LinkedHashSet<>(left.names());
      names.addAll(right.names());
      return names;
    }

    @Override
    public String toString() {
      return left + (equal ? " == " : " != ") + right;
    }
  }

  /** Whether both hold. */
  record Both(Condition first, Condition second) implements Condition {
    @Override
    public boolean holds(ToLongFunction<String> values) {
      return first.holds(values) && second.holds(values);
    }

    @Override
    public Set<String> names() {
      return ConditionParser.union(first, second);
    }

    @Override
    public String toString() {
      return inBoth(first) + " && " + inBoth(second);
    }

    private static String inBoth(Condition part) {
      return part instanceof Either ? "(" + part + ")" : part.toString();
    }
  }

  /** Whether one of them holds. */
  record Either(Condition first, Condition second) implements Condition {
    @Override
    public boolean holds(ToLongFunction<String> values) {
      return first.holds(values) || second.holds(values);
    }

    @Override
    public Set<String> names() {
      return ConditionParser.union(first, second);
    }

    @Override
    public String toString() {
      return first + " || " + second;
    }
  }

  /**
   * A register, a variable or a number.
   *
   * @param name the name; empty for a number
   * @param number the number; 0 for a name
   */
  record Operand(String name, long number) {
    long value(ToLongFunction<String> values) {
      return name.isEmpty() ? number : values.applyAsLong(name);
    }

    Set<String> names() {
      return name.isEmpty() ? Set.of() : Set.of(name);
    }

    @Override
    public String toString() {
      return name.isEmpty() ? Long.toString(number) : name;
    }
  }

  /**
   * Whether it holds.
   *
   * @param values what each register and variable is
   */
  boolean holds(ToLongFunction<String> values);

  /** The registers and variables that it is about, in order. */
  Set<String> names();

  /**
   * Reads the written form.
   *
   * @param text the condition
   * @throws IllegalArgumentException if it cannot be read; the message says where and what was
   *     expected
   */
  static Condition parse(String text) {
    return new ConditionParser(text).parse();
  }
}

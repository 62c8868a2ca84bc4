package org.lazymm.condition;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Something that is true or false of a final state: terms that are equal, and what is made of that
 * by and, or and not.
 *
 * @param <T> what is compared, such as registers, variables and numbers
 */
public sealed interface Condition<T> {
  /**
   * Whether it holds. Allocates nothing: an exploration asks once for each execution.
   *
   * @param state what each term is
   */
  boolean holds(ToLongFunction<? super T> state);

  /** Names all terms, in the order in which they stand, repetitions too. */
  void forEachTerm(Consumer<? super T> seen);

  /** As C writes it, with the parentheses that are needed. */
  @Override
  String toString();

  /**
   * All hold; of none, true.
   *
   * @param parts what
   */
  record All<T>(List<Condition<T>> parts) implements Condition<T> {
    /** Copies the list. */
    public All {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean holds(ToLongFunction<? super T> state) {
      for (int at = 0, count = parts.size(); at < count; at++) {
        if (!parts.get(at).holds(state)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public void forEachTerm(Consumer<? super T> seen) {
      parts.forEach(part -> part.forEachTerm(seen));
    }

    @Override
    public String toString() {
      return parts.isEmpty()
          ? "true"
          : parts.stream()
              .map(part -> part instanceof Any ? "(" + part + ")" : part.toString())
              .collect(Collectors.joining(" && "));
    }
  }

  /**
   * Some hold; of none, false.
   *
   * @param parts what
   */
  record Any<T>(List<Condition<T>> parts) implements Condition<T> {
    /** Copies the list. */
    public Any {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean holds(ToLongFunction<? super T> state) {
      for (int at = 0, count = parts.size(); at < count; at++) {
        if (parts.get(at).holds(state)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public void forEachTerm(Consumer<? super T> seen) {
      parts.forEach(part -> part.forEachTerm(seen));
    }

    @Override
    public String toString() {
      return parts.isEmpty()
          ? "false"
          : parts.stream().map(Condition::toString).collect(Collectors.joining(" || "));
    }
  }

  /**
   * It does not hold.
   *
   * @param part what
   */
  record Not<T>(Condition<T> part) implements Condition<T> {
    @Override
    public boolean holds(ToLongFunction<? super T> state) {
      return !part.holds(state);
    }

    @Override
    public void forEachTerm(Consumer<? super T> seen) {
      part.forEachTerm(seen);
    }

    @Override
    public String toString() {
      return part instanceof Equal<T> equal ? equal.left + " != " + equal.right : "!(" + part + ")";
    }
  }

  /**
   * Two terms are the same.
   *
   * @param left one
   * @param right the other
   */
  record Equal<T>(T left, T right) implements Condition<T> {
    @Override
    public boolean holds(ToLongFunction<? super T> state) {
      return state.applyAsLong(left) == state.applyAsLong(right);
    }

    @Override
    public void forEachTerm(Consumer<? super T> seen) {
      seen.accept(left);
      seen.accept(right);
    }

    @Override
    public String toString() {
      return left + " == " + right;
    }
  }
}

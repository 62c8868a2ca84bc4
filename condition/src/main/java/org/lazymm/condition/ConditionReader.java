package org.lazymm.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The grammar of conditions: implication, or, and, not, comparison, from the loosest to the
 * tightest. Each can be written as in C or as in herd.
 *
 * @param <T> what is compared
 */
public final class ConditionReader<T> {
  private static final int DEEPEST = 100;

  private final Words<T> words;
  private int depth;

  /**
   * A reader.
   *
   * @param words what is read
   */
  public ConditionReader(Words<T> words) {
    this.words = words;
  }

  /**
   * The words of a text that are still to be read.
   *
   * @param <T> what is compared
   */
  public interface Words<T> {
    /**
     * Goes past the next word if it is this one, and says whether it was.
     *
     * @param word an operator or a word of the grammar
     */
    boolean accept(String word);

    /** Goes past the left side of a comparison. */
    T left();

    /** Goes past the right side of a comparison. */
    T right();

    /**
     * What to throw when the next word is not what it should be.
     *
     * @param what what was expected
     */
    RuntimeException expected(String what);
  }

  /** Goes past a condition. */
  public Condition<T> read() {
    Condition<T> left = any();
    return words.accept("=>")
        ? new Condition.Any<>(List.of(new Condition.Not<>(left), deeper(this::read)))
        : left;
  }

  private Condition<T> any() {
    List<Condition<T>> parts = parts(this::all, "||", "\\/");
    return parts.size() == 1 ? parts.get(0) : new Condition.Any<>(parts);
  }

  private Condition<T> all() {
    List<Condition<T>> parts = parts(this::part, "&&", "/\\");
    return parts.size() == 1 ? parts.get(0) : new Condition.All<>(parts);
  }

  private List<Condition<T>> parts(Supplier<Condition<T>> part, String inC, String inHerd) {
    List<Condition<T>> parts = new ArrayList<>();
    do {
      parts.add(part.get());
    } while (words.accept(inC) || words.accept(inHerd));
    return parts;
  }

  private Condition<T> deeper(Supplier<Condition<T>> inner) {
    if (++depth > DEEPEST) {
      throw words.expected("a condition that is nested at most " + DEEPEST + " deep");
    }
    Condition<T> read = inner.get();
    depth--;
    return read;
  }

  private Condition<T> part() {
    if (words.accept("!") || words.accept("~") || words.accept("not")) {
      return new Condition.Not<>(deeper(this::part));
    }
    if (words.accept("(")) {
      Condition<T> inner = deeper(this::read);
      if (!words.accept(")")) {
        throw words.expected("'&&', '/\\', '||', '\\/' or ')'");
      }
      return inner;
    }
    if (words.accept("true")) {
      return new Condition.All<>(List.of());
    }
    if (words.accept("false")) {
      return new Condition.Any<>(List.of());
    }
    return comparison();
  }

  private Condition<T> comparison() {
    T left = words.left();
    if (words.accept("!=")) {
      return new Condition.Not<>(new Condition.Equal<>(left, words.right()));
    }
    if (!words.accept("==") && !words.accept("=")) {
      throw words.expected("'==', '=' or '!='");
    }
    return new Condition.Equal<>(left, words.right());
  }
}

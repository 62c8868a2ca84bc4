package org.lazymm.litmus.condition;

import java.util.List;
import java.util.function.Consumer;

/** Something that is true or false of a final state. */
public sealed interface Proposition {
  /**
   * Whether it holds.
   *
   * @param state of this state
   */
  boolean holds(FinalState state);

  /** Names all that it looks at, repetitions too. */
  void observe(Consumer<Observable> seen);

  /** How a test writes it, in parentheses where it is made of parts. */
  String text();

  /** The text, in parentheses. */
  default String enclosed() {
    return text().startsWith("(") ? text() : "(" + text() + ")";
  }

  /**
   * All hold; of none, true.
   *
   * @param parts what
   */
  record All(List<Proposition> parts) implements Proposition {
    /** Copies the list. */
    public All {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean holds(FinalState state) {
      for (Proposition part : parts) {
        if (!part.holds(state)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public void observe(Consumer<Observable> seen) {
      parts.forEach(part -> part.observe(seen));
    }

    @Override
    public String text() {
      return parts.isEmpty() ? "true" : Texts.joined(parts, " /\\ ");
    }
  }

  /**
   * Some hold; of none, false.
   *
   * @param parts what
   */
  record Any(List<Proposition> parts) implements Proposition {
    /** Copies the list. */
    public Any {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean holds(FinalState state) {
      for (Proposition part : parts) {
        if (part.holds(state)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public void observe(Consumer<Observable> seen) {
      parts.forEach(part -> part.observe(seen));
    }

    @Override
    public String text() {
      return parts.isEmpty() ? "false" : Texts.joined(parts, " \\/ ");
    }
  }

  /**
   * It does not hold.
   *
   * @param part what
   */
  record Not(Proposition part) implements Proposition {
    @Override
    public boolean holds(FinalState state) {
      return !part.holds(state);
    }

    @Override
    public void observe(Consumer<Observable> seen) {
      part.observe(seen);
    }

    @Override
    public String text() {
      return "~" + (part instanceof Equal ? "(" + part.text() + ")" : part.text());
    }
  }

  /**
   * Two things are the same.
   *
   * @param left one
   * @param right the other
   */
  record Equal(Observable left, Term right) implements Proposition {
    @Override
    public boolean holds(FinalState state) {
      return left.in(state) == right.in(state);
    }

    @Override
    public void observe(Consumer<Observable> seen) {
      seen.accept(left);
      if (right instanceof Observable other) {
        seen.accept(other);
      }
    }

    @Override
    public String text() {
      return left.text() + "=" + right.text();
    }
  }
}

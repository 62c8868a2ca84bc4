package org.lazymm.yaml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Finds the first bracket or quote of a text that has no partner. */
final class Brackets {
  private final String text;

  /** Where each bracket stands that is open. */
  private final Deque<Integer> open = new ArrayDeque<>();

  /** Where the quote stands that is open; -1 if none is. */
  private int quote = -1;

  private Brackets(String text) {
    this.text = text;
  }

  /**
   * A bracket or quote without partner.
   *
   * @param place where it stands
   * @param what what is wrong with it
   */
  record Odd(Place place, String what) {}

  /** The first that has no partner; empty if all have. */
  static Optional<Odd> firstOdd(String text) {
    return new Brackets(text).find();
  }

  private Optional<Odd> find() {
    boolean comment = false;
    for (int at = 0; at < text.length(); at++) {
      char each = text.charAt(at);
      if (quote >= 0) {
        if (each == text.charAt(quote)) {
          quote = -1;
        }
      } else if (comment) {
        comment = each != '\n';
      } else if (each == '#' && isAfterBlank(at)) {
        comment = true;
      } else if ((each == '"' || each == '\'') && beginsValue(at)) {
        quote = at;
      } else if (each == '[' || each == '{') {
        open.push(at);
      } else if (each == ']' || each == '}') {
        if (open.isEmpty()) {
          return Optional.of(odd(at, "closes nothing"));
        }
        int partner = open.pop();
        if (text.charAt(partner) != (each == ']' ? '[' : '{')) {
          return Optional.of(
              odd(at, "closes the '" + text.charAt(partner) + "' of" + said(partner)));
        }
      }
    }
    return quote >= 0
        ? Optional.of(odd(quote, "is opened and not closed"))
        : open.isEmpty()
            ? Optional.empty()
            : Optional.of(odd(open.pop(), "is opened and not closed"));
  }

  private boolean isAfterBlank(int at) {
    return at == 0 || Character.isWhitespace(text.charAt(at - 1));
  }

  /** An apostrophe within a word is no quote. */
  private boolean beginsValue(int at) {
    return isAfterBlank(at) || "[{,:".indexOf(text.charAt(at - 1)) >= 0;
  }

  private Odd odd(int at, String what) {
    return new Odd(place(at), "'" + text.charAt(at) + "' " + what);
  }

  private String said(int at) {
    return " line " + place(at).line() + ", column " + place(at).column();
  }

  private Place place(int at) {
    return Place.of(text, at);
  }
}

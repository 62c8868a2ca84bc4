package org.lazymm.scenario;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lazymm.condition.Condition;
import org.lazymm.condition.ConditionReader;
import org.lazymm.output.Printable;

/** The words of a condition on registers and on the final values of variables. */
final class ConditionWords implements ConditionReader.Words<Operand> {
  private static final Pattern WORD =
      Pattern.compile(
          "\\s*(?:(=>|==?|!=?|~|&&|\\|\\||/\\\\|\\\\/|[()])"
              + "|(-?[0-9]{1,18})|([A-Za-z][A-Za-z0-9_]*))");

  private final String text;
  private final Matcher matcher;
  private int at;

  private ConditionWords(String text) {
    this.text = text;
    this.matcher = WORD.matcher(text);
  }

  /** The condition that a whole text is. */
  static Condition<Operand> read(String text) {
    ConditionWords words = new ConditionWords(text);
    Condition<Operand> whole = new ConditionReader<>(words).read();
    if (!text.substring(words.at).isBlank()) {
      throw words.expected("&&, || or the end");
    }
    return whole;
  }

  @Override
  public boolean accept(String word) {
    if (!matches() || !word.equals(matcher.group(1))) {
      return false;
    }
    at = matcher.end();
    return true;
  }

  @Override
  public Operand left() {
    if (!matches() || matcher.group(1) != null) {
      throw expected("a register, a variable, a number or (");
    }
    at = matcher.end();
    String number = matcher.group(2);
    return number == null
        ? new Operand(matcher.group(3), 0)
        : new Operand("", Long.parseLong(number));
  }

  @Override
  public Operand right() {
    return left();
  }

  private boolean matches() {
    return matcher.region(at, text.length()).lookingAt();
  }

  @Override
  public IllegalArgumentException expected(String what) {
    int place = at;
    while (place < text.length() && Character.isWhitespace(text.charAt(place))) {
      place++;
    }
    String found =
        place == text.length() ? "its end" : "'" + Printable.line(text.substring(place)) + "'";
    return new IllegalArgumentException(
        "condition '" + Printable.line(text) + "': expected " + what + " at " + found);
  }
}

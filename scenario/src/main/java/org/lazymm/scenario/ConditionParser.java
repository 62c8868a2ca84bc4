package org.lazymm.scenario;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lazymm.scenario.Condition.Operand;

/** Reads conditions: or, and, comparison, from the loosest to the tightest. */
final class ConditionParser {
  private static final Pattern TOKEN =
      Pattern.compile("\\s*(?:(==|!=|&&|\\|\\||[()])|(-?[0-9]{1,18})|([A-Za-z][A-Za-z0-9_]*))");

  private final String text;
  private final Matcher matcher;
  private int at;

  ConditionParser(String text) {
    this.text = text;
    this.matcher = TOKEN.matcher(text);
  }

  static Set<String> union(Condition first, Condition second) {
    Set<String> names = new LinkedHashSet<>(first.names());
    names.addAll(second.names());
    return names;
  }

  Condition parse() {
    Condition whole = either();
    if (!text.substring(at).isBlank()) {
      throw expected("&&, || or the end");
    }
    return whole;
  }

  private Condition either() {
    Condition left = both();
    while (take("||")) {
      left = new Condition.Either(left, both());
    }
    return left;
  }

  private Condition both() {
    Condition left = single();
    while (take("&&")) {
      left = new Condition.Both(left, single());
    }
    return left;
  }

  private Condition single() {
    if (take("(")) {
      Condition inner = either();
      if (!take(")")) {
        throw expected(")");
      }
      return inner;
    }
    Operand left = operand();
    boolean equal = take("==");
    if (!equal && !take("!=")) {
      throw expected("== or !=");
    }
    return new Condition.Comparison(left, equal, operand());
  }

  private Operand operand() {
    if (!matches() || matcher.group(1) != null) {
      throw expected("a register, a variable, a number or (");
    }
    at = matcher.end();
    String number = matcher.group(2);
    return number == null
        ? new Operand(matcher.group(3), 0)
        : new Operand("", Long.parseLong(number));
  }

  private boolean take(String token) {
    if (!matches() || !token.equals(matcher.group(1))) {
      return false;
    }
    at = matcher.end();
    return true;
  }

  private boolean matches() {
    return matcher.region(at, text.length()).lookingAt();
  }

  private IllegalArgumentException expected(String what) {
    int place = at;
    while (place < text.length() && Character.isWhitespace(text.charAt(place))) {
      place++;
    }
    String found = place == text.length() ? "its end" : "'" + text.substring(place) + "'";
    return new IllegalArgumentException(
        "condition '" + text + "': expected " + what + " at " + found);
  }
}

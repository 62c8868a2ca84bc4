package org.lazymm.litmus.reader;

import java.util.List;
import java.util.function.Supplier;
import org.lazymm.litmus.program.UnsupportedException;

/** The words of a test that are still to be read. */
final class Tokens {
  /** Far more than any test has, and far less than a stack takes. */
  private static final int DEEPEST = 100;

  private final String file;
  private final List<Token> tokens;
  private int at;
  private int depth;

  Tokens(String file, List<Token> tokens) {
    this.file = file;
    this.tokens = tokens;
  }

  /** The next word, which stays. */
  Token peek() {
    return peek(0);
  }

  /** A later word; the end, if there is none. */
  Token peek(int ahead) {
    return tokens.get(Math.min(at + ahead, tokens.size() - 1));
  }

  boolean sees(String text) {
    return peek().is(text);
  }

  Token next() {
    Token token = peek();
    at = Math.min(at + 1, tokens.size() - 1);
    return token;
  }

  boolean accept(String text) {
    if (!sees(text)) {
      return false;
    }
    next();
    return true;
  }

  /**
   * Goes past a part of what is being read.
   *
   * @param what what it is, for the message if it is nested too deep
   * @param part goes past it
   */
  <T> T deeper(String what, Supplier<T> part) {
    if (++depth > DEEPEST) {
      throw wrong(what + " that is nested at most " + DEEPEST + " deep");
    }
    T read = part.get();
    depth--;
    return read;
  }

  Token expect(String text) {
    return expect(text, "'" + text + "'");
  }

  Token expect(String text, String expected) {
    if (!sees(text)) {
      throw wrong(expected);
    }
    return next();
  }

  Token expectName(String what) {
    if (!peek().isName()) {
      throw wrong(what);
    }
    return next();
  }

  /** A number, with its sign. */
  long expectNumber(String what) {
    boolean negative = accept("-");
    if (peek().kind() != Token.Kind.NUMBER) {
      throw wrong(what);
    }
    Token token = peek();
    String digits = withoutSuffix(token.text());
    try {
      long number = Long.decode(digits);
      next();
      return negative ? -number : number;
    } catch (NumberFormatException noNumber) {
      throw wrong("a number");
    }
  }

  private static String withoutSuffix(String number) {
    int end = number.length();
    while (end > 0 && "uUlL".indexOf(number.charAt(end - 1)) >= 0) {
      end--;
    }
    return number.substring(0, end);
  }

  /** What to throw when the next word is not what it should be. */
  LitmusSyntaxException wrong(String expected) {
    return wrong(peek(), expected);
  }

  /** What to throw when a word is not what it should be. */
  LitmusSyntaxException wrong(Token token, String expected) {
    return new LitmusSyntaxException(file, token.line(), token.column(), token.found(), expected);
  }

  static UnsupportedException unsupported(String construct, Token where) {
    return new UnsupportedException(construct, where.line());
  }
}

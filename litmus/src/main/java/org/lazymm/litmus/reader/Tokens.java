package org.lazymm.litmus.reader;

import java.util.List;
import org.lazymm.litmus.program.UnsupportedException;

/** The words of a test that are still to be read. */
final class Tokens {
  private final String file;
  private final List<Token> tokens;
  private int at;

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
    String digits = token.text().replaceFirst("[uUlL]+$", "");
    try {
      long number = Long.decode(digits);
      next();
      return negative ? -number : number;
    } catch (NumberFormatException noNumber) {
      throw wrong("a number");
    }
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

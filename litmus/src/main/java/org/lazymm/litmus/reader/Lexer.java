package org.lazymm.litmus.reader;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a test into words.
 *
 * <p>{@code (*} opens a comment, except in the body of a process, where it is a parenthesis before
 * a star. What stands before the initial values is free text. A block in braces between the initial
 * values and the processes is C for a harness that runs the test on a machine, such as {@code
 * #include "api.h"}; it is skipped.
 */
final class Lexer {
  private static final String[] SYMBOLS = {
    "<<=", ">>=", "...", "/\\", "\\/", "=>", "==", "!=", "<=", ">=", "&&", "||", "<<", ">>", "->",
    "++", "--", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "(", ")", "[", "]", "{", "}", ";",
    ",", ":", "=", "*", "&", "|", "^", "~", "!", "+", "-", "/", "%", "<", ">", "?", "."
  };

  private final String file;
  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int line = 1;
  private int lineStart;
  private int depth;
  private boolean initialized;

  private Lexer(String file, String text, int start) {
    this.file = file;
    this.text = text;
    this.at = start;
  }

  /**
   * Cuts a test.
   *
   * @param file what errors call it
   * @param text the test
   * @param start where its first line ends
   * @return its words from the brace before the initial values on; the last is the end
   */
  static List<Token> tokens(String file, String text, int start) {
    Lexer lexer = new Lexer(file, text, start);
    lexer.skipPreamble();
    lexer.run();
    return lexer.tokens;
  }

  private void skipPreamble() {
    while (at < text.length() && text.charAt(at) != '{') {
      if (!skipComment()) {
        if (text.charAt(at) == '"') {
          skipTo("\"", at + 1, "the end of the quotation that begins here");
        } else {
          step();
        }
      }
    }
  }

  private void run() {
    while (true) {
      while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || skipComment())) {
        if (at < text.length() && Character.isWhitespace(text.charAt(at))) {
          step();
        }
      }
      if (at == text.length()) {
        add(Token.Kind.END, 0);
        return;
      }
      word();
    }
  }

  private void word() {
    char first = text.charAt(at);
    if (isNamePart(first)) {
      int end = at;
      while (end < text.length() && isNamePart(text.charAt(end))) {
        end++;
      }
      add(first >= '0' && first <= '9' ? Token.Kind.NUMBER : Token.Kind.NAME, end - at);
      return;
    }
    if (first == '{' && isHarness()) {
      skipHarness();
      return;
    }
    for (String symbol : SYMBOLS) {
      if (text.startsWith(symbol, at)) {
        nest(first);
        add(Token.Kind.SYMBOL, symbol.length());
        return;
      }
    }
    throw error(
        "'" + first + "'",
        first == '#'
            ? "an #include only in a block of its own behind the initial values"
            : "a name, a number or an operator of C");
  }

  /** Whether a brace here opens no body of a process. */
  private boolean isHarness() {
    return initialized && depth == 0 && !tokens.get(tokens.size() - 1).is(")");
  }

  private void skipHarness() {
    int open = 0;
    for (int next = at; next < text.length(); next++) {
      char character = text.charAt(next);
      if (character == '{') {
        open++;
      } else if (character == '}' && --open == 0) {
        advance(next + 1);
        return;
      }
    }
    throw error("a block without end", "the end of the block that begins here, '}'");
  }

  private void nest(char symbol) {
    if (symbol == '{') {
      depth++;
    } else if (symbol == '}') {
      depth--;
      initialized = true;
    }
  }

  private static boolean isNamePart(char character) {
    return character == '_'
        || character >= 'a' && character <= 'z'
        || character >= 'A' && character <= 'Z'
        || character >= '0' && character <= '9';
  }

  private void add(Token.Kind kind, int length) {
    tokens.add(new Token(kind, text.substring(at, at + length), line, at - lineStart + 1));
    at += length;
  }

  /** Skips one comment if there is one here. */
  private boolean skipComment() {
    boolean inProcess = initialized && depth > 0;
    if (text.startsWith("/*", at)) {
      skipTo("*/", at + 2, "the end of the comment that begins here");
      return true;
    }
    if (text.startsWith("//", at)) {
      while (at < text.length() && text.charAt(at) != '\n') {
        at++;
      }
      return true;
    }
    if (!inProcess && text.startsWith("(*", at)) {
      skipNested();
      return true;
    }
    return false;
  }

  private void skipNested() {
    int open = 0;
    for (int next = at; next < text.length(); next++) {
      if (text.startsWith("(*", next)) {
        open++;
        next++;
      } else if (text.startsWith("*)", next)) {
        open--;
        next++;
        if (open == 0) {
          advance(next + 1);
          return;
        }
      }
    }
    throw error("a comment without end", "the end of the comment that begins here, '*)'");
  }

  private void skipTo(String end, int from, String expected) {
    int found = text.indexOf(end, from);
    if (found < 0) {
      throw error("the end of the file", expected);
    }
    advance(found + end.length());
  }

  private void advance(int target) {
    while (at < target) {
      step();
    }
  }

  private void step() {
    if (text.charAt(at) == '\n') {
      line++;
      lineStart = at + 1;
    }
    at++;
  }

  private LitmusSyntaxException error(String found, String expected) {
    return new LitmusSyntaxException(file, line, at - lineStart + 1, found, expected);
  }
}

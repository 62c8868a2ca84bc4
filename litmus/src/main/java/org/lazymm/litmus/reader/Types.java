package org.lazymm.litmus.reader;

import java.util.Set;

/** Recognizes types. What they are does not matter: all values are long. */
final class Types {
  private static final Set<String> WORDS =
      Set.of(
          "int",
          "long",
          "short",
          "char",
          "void",
          "unsigned",
          "signed",
          "bool",
          "_Bool",
          "const",
          "volatile",
          "struct",
          "union",
          "enum",
          "u8",
          "u16",
          "u32",
          "u64",
          "s8",
          "s16",
          "s32",
          "s64",
          "static",
          "register");

  private Types() {}

  static boolean isWord(Token token) {
    return token.isName() && (WORDS.contains(token.text()) || token.text().endsWith("_t"));
  }

  /** Skips the words of a type, but not the stars behind them. */
  static void skip(Tokens tokens) {
    while (isWord(tokens.peek())) {
      if (tokens.next().is("struct")) {
        tokens.expectName("the name of a struct");
      }
    }
  }

  static void skipStars(Tokens tokens) {
    boolean skipped;
    do {
      skipped = tokens.accept("*") || tokens.accept("const") || tokens.accept("volatile");
    } while (skipped);
  }
}

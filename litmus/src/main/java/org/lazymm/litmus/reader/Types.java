package org.lazymm.litmus.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.lazymm.litmus.program.IntType;

/** Recognizes types. Those that are none of numbers are taken for the widest. */
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

  /** Reads the words of a type, but not the stars behind them. */
  static IntType read(Tokens tokens) {
    List<String> words = new ArrayList<>();
    while (isWord(tokens.peek())) {
      Token word = tokens.next();
      words.add(word.text());
      if (word.is("struct")) {
        tokens.expectName("the name of a struct");
      }
    }
    return of(words);
  }

  /** The type that words name. */
  static IntType of(List<String> words) {
    boolean unsigned = words.contains("unsigned");
    IntType type = unsigned ? IntType.UNSIGNED_INT : IntType.LONG;
    for (String word : words) {
      switch (word) {
        case "long", "void", "struct", "union" -> {
          return IntType.LONG;
        }
        case "bool", "_Bool" -> type = IntType.BOOL;
        case "char", "u8", "s8", "uint8_t", "int8_t" ->
            type = signed(word, unsigned) ? IntType.CHAR : IntType.UNSIGNED_CHAR;
        case "short", "u16", "s16", "uint16_t", "int16_t" ->
            type = signed(word, unsigned) ? IntType.SHORT : IntType.UNSIGNED_SHORT;
        case "u32", "s32", "uint32_t", "int32_t" ->
            type = signed(word, unsigned) ? IntType.INT : IntType.UNSIGNED_INT;
        case "int", "signed", "enum", "atomic_t", "spinlock_t" -> {
          if (type == IntType.LONG) {
            type = IntType.INT; // Else it stands behind what says how wide an int.
          }
        }
        default -> {}
      }
    }
    return type;
  }

  private static boolean signed(String word, boolean unsigned) {
    return !unsigned && !word.startsWith("u");
  }

  /** Reads the stars of a declaration; how many there are. */
  static int stars(Tokens tokens) {
    int stars = 0;
    while (true) {
      if (tokens.accept("*")) {
        stars++;
      } else if (!tokens.accept("const") && !tokens.accept("volatile")) {
        return stars;
      }
    }
  }
}

package org.lazymm.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {
  /** Words between blanks; a term is a number, or a letter that counts from a = 1. */
  private static final class Blanks implements ConditionReader.Words<String> {
    private final List<String> left;

    Blanks(String text) {
      this.left = new ArrayList<>(List.of(text.split(" ", -1)));
      left.add("the end");
    }

    @Override
    public boolean accept(String word) {
      boolean next = left.get(0).equals(word);
      if (next) {
        left.remove(0);
      }
      return next;
    }

    @Override
    public String left() {
      if (!left.get(0).matches("[a-z]")) {
        throw expected("a letter");
      }
      return left.remove(0);
    }

    @Override
    public String right() {
      if (!left.get(0).matches("[a-z]|[0-9]")) {
        throw expected("a letter or a number");
      }
      return left.remove(0);
    }

    @Override
    public RuntimeException expected(String what) {
      return new IllegalArgumentException("expected " + what + " at " + left.get(0));
    }
  }

  private static Condition<String> read(String text) {
    return new ConditionReader<>(new Blanks(text)).read();
  }

  private static long value(String term) {
    char first = term.charAt(0);
    return first >= 'a' ? first - 'a' + 1 : first - '0';
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      value = {
        "a == 1 | true | a == 1",
        "a = 1 | true | a == 1",
        "a != 1 | false | a != 1",
        "a == b | false | a == b",
        "! a == 2 | true | a != 2",
        "~ a = 1 | false | a != 1",
        "not a = 1 | false | a != 1",
        "! ! a == 1 | true | !(a != 1)",
        "a == 1 && b == 2 | true | a == 1 && b == 2",
        "a == 1 /\\ b == 3 | false | a == 1 && b == 3",
        "a == 2 || b == 2 | true | a == 2 || b == 2",
        "a == 2 \\/ b == 3 | false | a == 2 || b == 3",
        // And binds stronger than or.
        "a == 1 || a == 2 && a == 3 | true | a == 1 || a == 2 && a == 3",
        "( a == 1 || a == 2 ) && a == 3 | false | (a == 1 || a == 2) && a == 3",
        "a == 3 && ( a == 1 || a == 2 ) | false | a == 3 && (a == 1 || a == 2)",
        "( a == 1 && b == 2 ) && c == 3 | true | a == 1 && b == 2 && c == 3",
        "a == 2 || ( b == 3 || c == 3 ) | true | a == 2 || b == 3 || c == 3",
        "! ( a == 1 && b == 3 ) | true | !(a == 1 && b == 3)",
        "~ a == 1 || b == 2 | true | a != 1 || b == 2",
        // An implication is the loosest, and the right one comes first.
        "a == 2 => b == 3 | true | a != 2 || b == 3",
        "a == 1 => b == 3 | false | a != 1 || b == 3",
        "a == 2 => a == 2 => b == 3 | true | a != 2 || a != 2 || b == 3",
        "( a == 2 => a == 2 ) => b == 3 | false | !(a != 2 || a == 2) || b == 3",
        "a == 1 && b == 1 => c == 1 | true | !(a == 1 && b == 1) || c == 1",
        "true | true | true",
        "false \\/ ~ true | false | false || !(true)",
      })
  void holdsAndIsWritten(String text, boolean holds, String written) {
    Condition<String> condition = read(text);
    assertEquals(holds, condition.holds(ConditionTest::value));
    assertEquals(written, condition.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      value = {
        "a | '==', '=' or '!=' at the end",
        "a < 1 | '==', '=' or '!=' at <",
        "1 == a | a letter at 1",
        "a == | a letter or a number at the end",
        "a == 1 && | a letter at the end",
        "( a == 1 | '&&', '/\\', '||', '\\/' or ')' at the end",
        "! | a letter at the end",
        "a == 1 => | a letter at the end",
      })
  void whatIsMissingIsSaid(String text, String message) {
    assertEquals(
        "expected " + message,
        assertThrows(IllegalArgumentException.class, () -> read(text)).getMessage());
  }

  @Test
  void whatFollowsIsLeft() {
    Blanks words = new Blanks("a == 1 ; b == 2");
    assertEquals("a == 1", new ConditionReader<>(words).read().toString());
    assertEquals(";", words.left.get(0));
  }

  @Test
  void allTermsAreNamedInOrder() {
    List<String> terms = new ArrayList<>();
    read("a == 1 && ( b != a || ! c == 2 )").forEachTerm(terms::add);
    assertEquals(List.of("a", "1", "b", "a", "c", "2"), terms);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      value = {"'! ' | a == 1", "'( ' | a == 1", "'a == 1 => ' | a == 1"})
  void whatIsNestedWithoutEndIsRefused(String before, String innermost) {
    String closed = before.contains("(") ? " )" : "";

    read(before.repeat(100) + innermost + closed.repeat(100));

    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> read(before.repeat(100_000) + innermost + closed.repeat(100_000)));
    assertTrue(String.valueOf(refused.getMessage()).contains("nested at most 100 deep"));
  }
}

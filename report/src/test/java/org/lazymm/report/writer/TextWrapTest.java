package org.lazymm.report.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TextWrapTest {
  private static final String HALF = "h".repeat(49);

  @Test
  void aLineIsBrokenWhereTheNextWordWouldPassTheLastColumn() {
    assertEquals(HALF + " " + HALF + "x", TextWrap.indented("  ", HALF + " " + HALF + "x"));
    assertEquals(HALF + "\n  " + HALF + "xx", TextWrap.indented("  ", HALF + " " + HALF + "xx"));
  }

  @Test
  void aTextContinuesBelowItselfNotBelowItsLabel() {
    String lines = TextWrap.hanging("rule S1: ", (HALF + " ").repeat(3));
    assertEquals("rule S1: " + HALF + ("\n" + " ".repeat(9) + HALF).repeat(2), lines);
  }

  @Test
  void theLabelAndTheIndentCountAsColumns() {
    String rest = "r".repeat(TextWrap.WIDTH - HALF.length() - 3);
    assertEquals("ab" + HALF + " " + rest, TextWrap.hanging("ab", HALF + " " + rest));
    assertEquals("abc" + HALF + "\n   " + rest, TextWrap.hanging("abc", HALF + " " + rest));
    String both = TextWrap.indented("  ", "w".repeat(99) + " " + HALF + " " + rest);
    assertEquals("w".repeat(99) + "\n  " + HALF + " " + rest, both);
  }

  @Test
  void aWordThatIsTooLongForALineStaysWhole() {
    String path = "/a-b".repeat(40);
    assertEquals(
        "in\n    " + path + "\n    again", TextWrap.indented("    ", "in " + path + " again"));
  }

  @Test
  void blanksBeforeATextStayAndThoseBetweenWordsAreOne() {
    assertEquals("  a b", TextWrap.indented("    ", "  a  b "));
    assertTrue(
        TextWrap.indented("    ", "  " + HALF + " " + HALF).startsWith("  " + HALF + "\n    h"));
  }
}

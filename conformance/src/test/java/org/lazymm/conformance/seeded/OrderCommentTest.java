package org.lazymm.conformance.seeded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OrderCommentTest {
  private static final List<String> SOURCE =
      """
      // Of another statement.
      int before = 0;
      // Pairs with the release. Relaxed
      // would do.
      if (before == 0
          && cell.load(Order.ACQUIRE) == 1) { // At its end.
        barrier(); // It could be left out.
      }
      """
          .lines()
          .toList();

  @Test
  void theLinesAboveAStatementAndAtItsEndsAreOne() {
    OrderComment comment = OrderComment.at(SOURCE, 6);

    assertEquals("Pairs with the release. Relaxed would do. At its end.", comment.text());
    assertEquals(Set.of("RELAXED"), comment.enough());
    assertTrue(comment.namesThePair());
  }

  @Test
  void theCommentOfAnotherStatementIsLeftOut() {
    OrderComment comment = OrderComment.at(SOURCE, 7);

    assertEquals("It could be left out.", comment.text());
    assertEquals(Set.of("NONE"), comment.enough());
    assertFalse(comment.namesThePair());
  }
}

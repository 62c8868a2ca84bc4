package org.lazymm.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one JVM leaves, another reads. */
class TrailTest {
  @SuppressWarnings("NullAway.Init") // Made before each test.
  private Trail trail;

  @BeforeEach
  void make() throws IOException {
    trail = Trail.make();
  }

  @AfterEach
  void delete() {
    trail.delete();
    assertFalse(Files.exists(trail.file()));
  }

  private String read() throws IOException {
    return Trail.map(trail.file()).whereabouts();
  }

  @Test
  void theCallThatRunsIsSaidWithItsPieceOfWork() throws IOException {
    Trail.Slot slot = trail.slot(UnaryOperator.identity());
    assertEquals("", read());
    slot.begins("a run");
    assertEquals(" (a run)", read());
    slot.entered("borrow");
    assertEquals(" in borrow (a run)", read());
    slot.left();
    slot.entered("giveBack");
    slot.begins("another run");
    assertEquals(" in giveBack (another run)", read());
  }

  @Test
  void ofTwoThreadsEitherMayHaveBeenIt() throws IOException {
    for (String name : new String[] {"borrow", "giveBack", "tick"}) {
      trail.slot(UnaryOperator.identity()).entered(name);
    }
    assertEquals(" in borrow or in giveBack", read());
  }

  @Test
  void moreNamesAndLongerOnesThanFitDoNoHarm() throws IOException {
    Trail.Slot slot = trail.slot(UnaryOperator.identity());
    for (int number = 0; number < 200; number++) {
      slot.entered("x".repeat(number) + number);
      slot.begins("y".repeat(10 * number));
      trail.slot(UnaryOperator.identity());
    }
    slot.left();
    slot.begins("a run");
    assertEquals(" (a run)", read());
  }

  @Test
  void aFileOfAnotherSizeIsNoTrail() throws IOException {
    Files.writeString(trail.file(), "short");
    assertThrows(IOException.class, () -> Trail.map(trail.file()));
  }
}

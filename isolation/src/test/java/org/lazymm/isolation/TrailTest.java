package org.lazymm.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one JVM leaves, another reads. */
class TrailTest {
  @TempDir private Path folder = Path.of("set by JUnit");

  private Path file = Path.of("set below");

  @BeforeEach
  void makeFile() {
    file = folder.resolve("trail");
  }

  private String read() throws IOException {
    return Trail.map(file).whereabouts();
  }

  @Test
  void theCallThatRunsIsSaidWithItsPieceOfWork() throws IOException {
    Trail.Slot slot = Trail.make(file).slot(UnaryOperator.identity());
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
    Trail trail = Trail.make(file);
    for (String name : new String[] {"borrow", "giveBack", "tick"}) {
      trail.slot(UnaryOperator.identity()).entered(name);
    }
    assertEquals(" in borrow or in giveBack", read());
  }

  @Test
  void moreNamesAndLongerOnesThanFitDoNoHarm() throws IOException {
    Trail trail = Trail.make(file);
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
    Files.writeString(file, "short");
    assertThrows(IOException.class, () -> Trail.map(file));
  }
}

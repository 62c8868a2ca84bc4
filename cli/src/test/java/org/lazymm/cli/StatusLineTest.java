package org.lazymm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class StatusLineTest {
  private final StringWriter screen = new StringWriter();

  private Console console(boolean terminal) {
    PrintWriter both = new PrintWriter(screen);
    return new Console(both, both, terminal);
  }

  /** What is left on a screen: carriage returns go back to the beginning of the line. */
  private static String seen(String written) {
    StringBuilder text = new StringBuilder();
    StringBuilder line = new StringBuilder();
    int column = 0;
    for (int at = 0; at < written.length(); at++) {
      char each = written.charAt(at);
      if (each == '\n') {
        text.append(line.toString().stripTrailing()).append('\n');
        line.setLength(0);
        column = 0;
      } else if (each == '\r') {
        column = 0;
      } else {
        if (column < line.length()) {
          line.setCharAt(column, each);
        } else {
          line.append(each);
        }
        column++;
      }
    }
    return text + line.toString().stripTrailing();
  }

  @Test
  void theBarIsErasedBeforeEachRowAndDrawnAgainAfterIt() {
    Console console = console(true);
    ProgressBar progress = new ProgressBar(console, 2);
    progress.step("one");
    console.print("row");
    console.complain("wrong");
    assertEquals(
        "row\nlazymm: wrong\n[###############---------------] 1/2 one", seen(screen.toString()));
  }

  @Test
  void nothingOfTheBarIsLeftInTheEnd() {
    Console console = console(true);
    try (ProgressBar progress = new ProgressBar(console, 2)) {
      progress.step("one");
    }
    console.print("row");
    assertEquals("row\n", seen(screen.toString()));
  }

  @Test
  void aFileGetsTheRowsAlone() {
    Console console = console(false);
    new ProgressBar(console, 2).step("one");
    console.print("row");
    assertEquals("row\n", screen.toString());
  }
}

package org.lazymm.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrintableTest {
  @Test
  void whatIsHiddenIsShown() {
    assertEquals(
        "plain, gr\u00fcn, \ud83d\ude00", Printable.line("plain, gr\u00fcn, \ud83d\ude00"));
    assertEquals("a\\nb\\r\\tc", Printable.line("a\nb\r\tc"));
    assertEquals("\\u001b[31mred", Printable.line("\u001b[31mred"));
    assertEquals("\\u0000 \\u007f \\u009b", Printable.line("\0 \u007f \u009b"));
    assertEquals("\\u202egnp.exe \\u200f \\u2066", Printable.line("\u202egnp.exe \u200f \u2066"));
    assertEquals("\\u2028 \\ufeff \\ud83d", Printable.line("\u2028 \ufeff \ud83d"));
  }

  @Test
  void whatIsLongIsCutAndSaysSoAtOnce() {
    for (String one : List.of("x", "\n", " ", "\u202e")) {
      String line =
          assertTimeoutPreemptively(
              Duration.ofSeconds(5), () -> Printable.line(one.repeat(5_000_000)));
      assertTrue(line.endsWith("... (5000000 characters)"), line);
      assertTrue(line.length() < 6 * Printable.LONGEST + 30, line);
    }
  }

  @Test
  void anExceptionThatThrowsWhenAskedIsNamed() {
    RuntimeException thrown =
        new IllegalStateException() {
          private static final long serialVersionUID = 1L;

          @Override
          public String getMessage() {
            throw new ArithmeticException("no message");
          }
        };
    assertEquals(
        thrown.getClass().getName() + ": (its message throws java.lang.ArithmeticException)",
        Printable.of(thrown));
    assertEquals("java.lang.Error: a\\nb", Printable.of(new Error("a\nb")));
    assertEquals("java.lang.Error", Printable.of(new Error()));
  }

  @Test
  void linesStayLines() throws IOException {
    StringWriter out = new StringWriter();
    try (PrintWriter lines = new PrintWriter(Printable.lines(out))) {
      lines.print("one\n\ttwo\u001b[2J\ud83d\ude00\n");
      lines.print('\u202e');
      lines.write("xx\0yy", 1, 3);
    }
    assertEquals("one\n\ttwo\\u001b[2J\ud83d\ude00\n\\u202ex\\u0000y", out.toString());
  }
}

package org.lazymm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lazymm.evaluation.work.InputException;
import org.lazymm.evaluation.work.InternalErrorException;

/** What a command throws is one line and an exit code. */
class RunErrorsTest {
  /**
   * One exception.
   *
   * @param thrown the exception
   * @param exitCode what comes of it
   * @param says what the line says
   */
  record Case(Throwable thrown, int exitCode, String says) {}

  static Stream<Case> cases() {
    OutOfMemoryError full = new OutOfMemoryError("Java heap space");
    return Stream.of(
        new Case(new InputException("x", "is wrong"), ExitCode.USAGE, "lazymm: x: is wrong"),
        new Case(
            full, ExitCode.RESOURCES, "LAZYMM_JAVA_OPTIONS=-Xmx8g; what runs in a JVM of its own"),
        new Case(new InternalErrorException("a run", full), ExitCode.RESOURCES, "a run: the heap"),
        new Case(
            new OutOfMemoryError("unable to create native thread"),
            ExitCode.RESOURCES,
            "starts no more threads"),
        new Case(
            new UncheckedIOException(
                new FileSystemException("/tmp/x", null, "No space left on device")),
            ExitCode.RESOURCES,
            "the disk is full: free some space on it (java.nio.file.FileSystemException: /tmp/x"),
        new Case(
            new UncheckedIOException(new IOException("Too many open files")),
            ExitCode.RESOURCES,
            "ulimit -n"),
        new Case(new IllegalStateException("odd"), ExitCode.INTERNAL, "internal error: java.lang"),
        new Case(new Silent(), ExitCode.INTERNAL, "(its message throws java.lang.Arith"),
        new Case(
            new InternalErrorException("a run", new Silent()),
            ExitCode.INTERNAL,
            "a run: " + Silent.class.getName()));
  }

  private static final class Silent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new ArithmeticException("no message");
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isOneLine(Case each) {
    StringWriter err = new StringWriter();
    Console console = new Console(new PrintWriter(new StringWriter()), new PrintWriter(err), false);
    assertEquals(each.exitCode(), new RunErrors(console, () -> false).handle(each.thrown()));
    assertEquals(1, err.toString().lines().count(), err::toString);
    assertTrue(err.toString().contains(each.says()), err::toString);
  }
}

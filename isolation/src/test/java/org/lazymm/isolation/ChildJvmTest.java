package org.lazymm.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lazymm.isolation.ChildDeathException.Kind;

/** Whatever a child does, its parent gets an answer or knows what happened. */
class ChildJvmTest {
  private static final ChildLimits LIMITS = new ChildLimits(64, 15, 1 << 20, 1);

  private static final long SECONDS = 6;

  private static ChildJvm child() throws ChildDeathException {
    return ChildJvm.start(Villain.class, LIMITS);
  }

  private static String ask(ChildJvm child, String task) throws ChildDeathException {
    Answer answer = child.ask(task.getBytes(StandardCharsets.UTF_8), SECONDS, out -> {}, err -> {});
    return answer.exitCode() + " " + new String(answer.result(), StandardCharsets.UTF_8);
  }

  @Test
  void oneChildDoesManyTasks() throws ChildDeathException {
    try (ChildJvm child = child()) {
      String first = ask(child, "pid");
      assertEquals("0 interrupted", ask(child, "interrupt"));
      assertEquals(first, ask(child, "pid"));
      assertTrue(child.isAlive());
    }
  }

  @Test
  void whatIsPrintedArrivesWholeAndInOrder() throws ChildDeathException {
    StringBuilder out = new StringBuilder();
    StringBuilder err = new StringBuilder();
    try (ChildJvm child = child()) {
      Answer answer =
          child.ask("print".getBytes(StandardCharsets.UTF_8), SECONDS, out::append, err::append);
      assertEquals(1, answer.exitCode());
    }
    assertEquals("a result \ud83d\ude00".repeat(10_000), out.toString());
    assertEquals("a diagnostic", err.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "exit          | ENDED      | ended the JVM of its own with exit code 7",
        "halt          | ENDED      | ended the JVM of its own with exit code 0",
        "exit and hang | ENDED      | ended the JVM of its own with exit code 1",
        "fill          | MEMORY     | ran out of memory in a JVM of its own with 64 MB",
        "hang          | TIME       | was killed after 6 s in a JVM of its own",
        "noise         | MISBEHAVED | was killed when it had printed more than 16 MB",
        "words         | MISBEHAVED | sends more than 1048576 bytes",
        "garbage       | MISBEHAVED | sends bytes that are no frame",
        "close         | ENDED      | ended the JVM of its own with exit code 1",
        "forge         | MISBEHAVED | sends a frame of task 999 in task 1",
        "greet         | MISBEHAVED | sends a second HELLO",
        "empty         | MISBEHAVED | sends the end of a task without its exit code",
        "start         | TIME       | was killed after 6 s in a JVM of its own"
      })
  void whatAChildDoesIsSaidAndWhere(String task, Kind kind, String what)
      throws ChildDeathException {
    try (ChildJvm child = child()) {
      ChildDeathException death = assertThrows(ChildDeathException.class, () -> ask(child, task));
      assertEquals(what + " in a hook (a task)", death.what());
      assertEquals(kind, death.kind());
      assertFalse(child.isAlive());
    }
  }

  @Test
  void aChildThatGivesNoSignOfLifeIsEnded() throws ChildDeathException {
    try (ChildJvm child = ChildJvm.start(Villain.class, new ChildLimits(64, 3, 1 << 20, 1))) {
      ChildDeathException death =
          assertThrows(
              ChildDeathException.class,
              () -> child.ask("mute".getBytes(StandardCharsets.UTF_8), 60, out -> {}, err -> {}));
      assertEquals("was killed after 3 s without a sign of life in a hook (a task)", death.what());
    }
  }

  @Test
  void aChildThatEndsBetweenTwoTasksIsNotAlive() throws Exception {
    try (ChildJvm child = child()) {
      assertEquals("0 left", ask(child, "leave"));
      TimeUnit.SECONDS.sleep(2);
      assertFalse(child.isAlive());
      ChildDeathException death = assertThrows(ChildDeathException.class, () -> ask(child, "pid"));
      assertEquals("ended the JVM of its own with exit code 9 (a task)", death.what());
    }
  }

  @Test
  void whatAChildHasStartedEndsWithIt() throws Exception {
    StringBuilder started = new StringBuilder();
    try (ChildJvm child = child()) {
      assertThrows(
          ChildDeathException.class,
          () ->
              child.ask(
                  "start".getBytes(StandardCharsets.UTF_8), SECONDS, started::append, err -> {}));
    }
    TimeUnit.SECONDS.sleep(1);
    long pid = Long.parseLong(started.toString());
    assertFalse(runs(pid));
  }

  /** Whether a process runs; one that has ended may wait for ever for somebody to note that. */
  private static boolean runs(long pid) throws IOException {
    Path state = Path.of("/proc/" + pid + "/stat");
    return Files.exists(state)
        ? !Files.readString(state).contains(") Z ")
        : ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  @Test
  void aJvmThatDoesNotStartIsNobodysFault() {
    ChildDeathException death =
        assertThrows(
            ChildDeathException.class,
            () -> ChildJvm.start(Villain.class, new ChildLimits(1L << 40, 3, 1, 1)));
    assertEquals(Kind.UNSTARTED, death.kind());
    assertTrue(death.what().startsWith("was not run: the JVM of its own ended"), death::what);
  }
}

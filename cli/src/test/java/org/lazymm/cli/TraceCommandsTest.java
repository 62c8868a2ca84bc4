package org.lazymm.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user sees of a trace: who its tasks are, and what was taken on trust. */
class TraceCommandsTest {
  @TempDir private Path folder;
  private Path trace = Path.of("");
  private Path tasks = Path.of("");

  private static String change(String name, int pid, String state, String next, int nextPid) {
    return "%s-%d [000] d..2. %d.000001: sched_switch: prev_comm=%s prev_pid=%d prev_prio=120 prev_state=%s ==> next_comm=%s next_pid=%d next_prio=120\n"
        .formatted(name, pid, 1000 + pid, name, pid, state, next, nextPid);
  }

  @BeforeEach
  void record() throws IOException {
    trace = folder.resolve("t.txt");
    tasks = folder.resolve("other.tsv");
    Files.writeString(
        trace,
        change("prog", 500, "S", "unheard-of", 600)
            + change("unheard-of", 600, "I", "plain", 700)
            + change("plain", 700, "S", "prog", 800)
            + change("prog", 800, "S", "plain", 700));
    Files.writeString(tasks, "pid\tflags\n700\t0x200040\n500\t0\n800\t0\n");
  }

  private static String oneLine(Run run) {
    return run.out().replaceAll("\\s+", " ");
  }

  @Test
  void infoTellsTheTasksTheEvidenceAndTheShareOfGuesses() {
    Run run = Run.of("trace", "info", trace.toString());
    String text = oneLine(run);
    assertAll(
        () -> assertEquals(0, run.exitCode(), run.err()),
        () -> assertTrue(text.contains("100.0 % of the switches rest on guesses"), text),
        () -> assertTrue(text.contains("600 unheard-of"), text),
        () -> assertTrue(text.contains("kernel thread, judged by the state I or P"), text),
        () -> assertTrue(text.contains("guessed kernel threads 0, guessed user tasks 3"), text));
  }

  @Test
  void aListOfTasksEndsTheGuessingInEveryCommand() {
    String list = tasks.toString();
    Run info = Run.of("trace", "info", trace.toString(), "--tasks", list);
    assertTrue(oneLine(info).contains(" 0.0 % of the switches rest on guesses"), info.out());
    Run guessed = Run.of("simulate", "--scheme", "fullbarrier", "--trace", trace.toString());
    assertTrue(oneLine(guessed).contains("100.0 % of the switches rest on guesses"), guessed.out());
    Run told =
        Run.of("simulate", "--scheme", "fullbarrier", "--trace", trace.toString(), "--tasks", list);
    assertAll(
        () -> assertEquals(0, told.exitCode(), told.err()),
        () -> assertTrue(!told.out().contains("rest on guesses"), told.out()),
        () -> assertTrue(oneLine(guessed).contains("user to kernel 1 "), guessed.out()),
        () -> assertTrue(oneLine(told).contains("user to kernel 2 "), told.out()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "trace info",
        "trace verify",
        "simulate --scheme hazard --trace",
        "compare --trace"
      })
  void aTraceWithoutASwitchIsAnInputError(String command) throws IOException {
    Path empty = folder.resolve("empty.txt");
    Files.writeString(empty, "a-5 [000] 1.000001: cpu_idle: state=1 cpu_id=0\n");
    List<String> words = new java.util.ArrayList<>(List.of(command.split(" ")));
    words.add(empty.toString());
    Run run = Run.of(words.toArray(String[]::new));
    assertEquals(2, run.exitCode(), run.out());
    assertTrue(run.err().contains("no sched_switch in its 1 events"), run.err());
  }

  @Test
  void aListThatIsNotThereIsAnInputError() {
    Run run = Run.of("trace", "info", trace.toString(), "--tasks", folder + "/nowhere.tsv");
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("nowhere.tsv: no such file"), run.err());
  }
}

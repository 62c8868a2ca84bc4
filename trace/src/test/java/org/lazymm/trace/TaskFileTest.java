package org.lazymm.trace;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskFileTest {
  private static TaskTable read(String... lines) throws IOException {
    return TaskFile.read("tasks.tsv", new ByteArrayInputStream(Lines.bytes(lines)));
  }

  @Test
  void theColumnsAreFoundByTheirHeading() throws IOException {
    TaskTable tasks =
        read(
            "pid\tcomm\tppid\tflags\tkernel_thread",
            "12\tkworker/u8:0\t2\t69238880\t1",
            "13\ta b\t1\t0\t0");
    assertAll(
        () -> assertTrue(tasks.isKernelThread(12)),
        () -> assertTrue(tasks.knows(13)),
        () -> assertFalse(tasks.isKernelThread(13)),
        () -> assertEquals(TraceEvent.UNKNOWN, tasks.tgid(13)),
        () -> assertFalse(tasks.knows(14)));
  }

  @Test
  void theHeadingMayBeAComment() throws IOException {
    TaskTable tasks =
        read("# tid\ttgid\tkernel_thread(1)/user(0), from somewhere", "7\t5\t0", "2\t2\t1");
    assertEquals(5, tasks.tgid(7));
    assertTrue(tasks.isKernelThread(2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pid\tflags|12\t69238880|13\t4194560", "pid\tflags|12\t0x200040|13\t0x400100",
        "pid\tppid|2\t0|12\t2|13\t1", "pid\tflags\tppid\tkthread|12\t0\t1\t1|13\t2097152\t2\t0"
      })
  void flagsOrParentsWillDoForKernelThreads(String lines) throws IOException {
    TaskTable tasks = read(lines.split("\\|"));
    assertTrue(tasks.isKernelThread(12));
    assertTrue(tasks.knows(13));
    assertFalse(tasks.isKernelThread(13));
  }

  @Test
  void aWrongLineIsRefusedWithItsPlace() {
    TraceException refused =
        assertThrows(TraceException.class, () -> read("pid\tkernel_thread", "1\t0", "x\t0"));
    assertTrue(
        refused.getMessage().startsWith("tasks.tsv:3:1: found \"x\\x090\", expected 2 cells"));
    assertThrows(TraceException.class, () -> read("name\tsize", "a\t1"));
    assertThrows(TraceException.class, () -> read("pid\tkernel_thread", "1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"4294967295\t1\t0", "1\t4294967295\t0", "-1\t1\t0", "1\t-1\t0", "1.5\t1\t0"})
  void aNumberThatIsNoPidIsRefusedWithItsPlace(String line) {
    TraceException refused =
        assertThrows(TraceException.class, () -> read("pid\ttgid\tkernel_thread", line));
    assertTrue(refused.getMessage().startsWith("tasks.tsv:2:1: found "), refused::getMessage);
  }

  @Test
  void aCellWithoutEndIsRefused() {
    TraceException refused =
        assertThrows(
            TraceException.class, () -> read("pid\tkernel_thread", "1".repeat(20_000_000)));
    assertTrue(
        refused.getMessage().startsWith("tasks.tsv: a cell that is too long, expected"),
        refused::getMessage);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.txt", "a.txt.gz", "a", "a.gz"})
  void theListIsFoundBesideTheTrace(String trace, @TempDir Path folder) throws IOException {
    Path file = folder.resolve(trace);
    assertEquals(Optional.empty(), TaskFile.beside(file));
    Path list = Files.createFile(folder.resolve("a.tasks.tsv"));
    assertEquals(Optional.of(list), TaskFile.beside(file));
  }
}

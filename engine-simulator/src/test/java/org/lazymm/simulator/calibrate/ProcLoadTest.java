package org.lazymm.simulator.calibrate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcLoadTest {

  @TempDir Path proc;

  @BeforeEach
  void processWithAnAwkwardName() throws IOException {
    Files.createDirectory(proc.resolve("self"));
    Files.writeString(
        proc.resolve("self/stat"), "7 (a) R (b) S 1 7 7 0 -1 4194304 9 0 0 0 30 12 5 5 20 0 1 0\n");
  }

  @Test
  void timesOfTheUsableCpusAreAddedUp() throws IOException {
    stat(
        "cpu  9 9 9 9 9 9 9 9 9 9",
        "cpu0 10 1 20 100 5 2 3 4 0 0",
        "cpu1 1 0 0 50 0 0 0 0 0 0",
        "cpu2 1000 0 0 0 0 0 0 0 0 0",
        "intr 1 2 3 4 5 6 7 8 9 10");
    assertEquals(
        Optional.of(new CpuTimes(196, 37, 4, 42)), new ProcLoad(proc, List.of(0, 1)).read());
  }

  @Test
  void aSystemThatCountsNothingDoesNotTell() throws IOException {
    ProcLoad load = new ProcLoad(proc, List.of(0));
    assertEquals(Optional.empty(), load.read());
    stat("cpu  0 0 0 0 0 0 0 0 0 0", "cpu0 0 0 0 0 0 0 0 0 0 0");
    assertEquals(Optional.empty(), load.read());
    stat("cpu0 busy all the time for ever and ever");
    assertEquals(Optional.empty(), load.read());
  }

  @Test
  void whatOthersHadIsAllThatRanAndWasStolenLessTheOwn() {
    CpuTimes times = new CpuTimes(1_200, 600, 60, 310).since(new CpuTimes(1_000, 500, 50, 260));
    assertEquals(new CpuTimes(200, 100, 10, 50), times);
    assertEquals(4 * 0.3, times.othersCpus(4), 1e-9);
    assertEquals(0, new CpuTimes(0, 0, 0, 0).othersCpus(4));
  }

  private void stat(String... lines) throws IOException {
    Files.writeString(proc.resolve("stat"), String.join("\n", lines) + "\n");
  }
}

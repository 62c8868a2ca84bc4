package org.lazymm.simulator.calibrate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsableCpusTest {

  @TempDir Path directory;

  @Test
  void thoseThatTheSystemAllowsAreUsed() throws IOException {
    Path status = directory.resolve("status");
    Files.writeString(status, "Name:\tjava\nCpus_allowed:\t2c\nCpus_allowed_list:\t2-3,5\n");
    assertEquals(List.of(2, 3, 5), UsableCpus.read(status, 3));
    assertEquals(List.of(2, 3), UsableCpus.read(status, 2));
  }

  @Test
  void theFirstOnesAreUsedWhereTheSystemDoesNotTell() throws IOException {
    Path status = directory.resolve("status");
    assertEquals(List.of(0, 1), UsableCpus.read(status, 2));
    Files.writeString(status, "Cpus_allowed_list:\tall\n");
    assertEquals(List.of(0, 1), UsableCpus.read(status, 2));
  }
}

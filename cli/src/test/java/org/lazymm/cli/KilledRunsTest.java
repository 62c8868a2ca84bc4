package org.lazymm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs that are killed at random moments, the JVM that the user has started, those that it has
 * started, or both: none is left behind, no file is half, and the next run works. With {@code
 * -Dlazymm.kills=200} more often.
 */
@Tag("slow")
@EnabledOnOs(OS.LINUX)
class KilledRunsTest {
  private static final int KILLS = Integer.getInteger("lazymm.kills", 4);
  private static final long ORPHAN_SECONDS = 5;

  @TempDir private Path folder = Path.of("set by JUnit");

  private Path out = Path.of("set below");
  private Path temporary = Path.of("set below");
  private Path log = Path.of("set below");

  @BeforeEach
  void prepare() throws IOException {
    out = Files.createDirectory(folder.resolve("out"));
    temporary = Files.createDirectory(folder.resolve("temporary"));
    Files.createDirectory(folder.resolve("plugins"));
    for (String name : List.of("one", "two")) {
      PluginJar.of(folder.resolve("plugins").resolve(name + ".jar"), name, "return new Plain();");
    }
  }

  private Process start() throws IOException {
    List<String> arguments =
        List.of(
            ("compare --scheme fullbarrier,one,two --workload context_switch --cpus 2 --switches 500"
                    + " --replicates 2 --plugins %s/plugins --html %s/r.html --json %s/r.json")
                .formatted(folder, out, out)
                .split(" "));
    UserRun run = UserRun.start(folder, List.of("-Djava.io.tmpdir=" + temporary), arguments);
    log = run.err();
    return run.process();
  }

  /** What runs with our temporary folder: the JVM and its children. */
  private List<ProcessHandle> ours() {
    return ProcessHandle.allProcesses()
        .filter(
            each -> {
              try {
                return Files.readString(Path.of("/proc/" + each.pid() + "/cmdline"))
                    .contains("-Djava.io.tmpdir=" + temporary);
              } catch (IOException gone) {
                return false;
              }
            })
        .toList();
  }

  @Test
  void noneIsLeftAndNoFileIsHalf() throws Exception {
    long begin = System.nanoTime();
    assertEquals(ExitCode.FELL_SHORT, start().waitFor(), this::log);
    long whole = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    Random random = new Random(1);
    int killedChildren = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      deleteFiles();
      Process run = start();
      TimeUnit.MILLISECONDS.sleep((long) (random.nextDouble() * whole));
      List<ProcessHandle> children = run.descendants().toList();
      int who = random.nextInt(3);
      if (who != 0) {
        children.forEach(ProcessHandle::destroyForcibly);
        killedChildren += children.size();
      }
      if (who != 1) {
        run.destroyForcibly();
      }
      int exitCode = run.waitFor();
      requireNoOrphans();
      requireWholeFiles();
      if (who == 1 && !children.isEmpty()) {
        // A child may have been about to be ended anyway.
        assertTrue(exitCode == ExitCode.FELL_SHORT || exitCode == ExitCode.USAGE, this::log);
      }
    }
    deleteFiles();
    assertEquals(ExitCode.FELL_SHORT, start().waitFor(), this::log);
    assertTrue(Files.exists(out.resolve("r.json")));
    System.out.println(
        KILLS + " runs killed, " + killedChildren + " children of them: no orphan, no half file");
  }

  private void requireNoOrphans() throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(ORPHAN_SECONDS);
    while (!ours().isEmpty() && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    assertEquals(List.of(), ours());
  }

  private void requireWholeFiles() throws IOException {
    for (Path file : files(out)) {
      switch (file.getFileName().toString()) {
        case "r.html" -> assertTrue(Files.readString(file).strip().endsWith("</html>"));
        case "r.json" -> JsonMapper.builder().build().readTree(file.toFile());
        default ->
            // Of a run that was killed while it wrote; it has no name that anybody asked for.
            assertTrue(file.getFileName().toString().startsWith("."), file::toString);
      }
    }
  }

  private void deleteFiles() throws IOException {
    for (Path file : files(out)) {
      Files.delete(file);
    }
    for (Path file : files(temporary)) {
      Files.delete(file);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }

  private String log() {
    try {
      return Files.readString(log);
    } catch (IOException unread) {
      return unread.toString();
    }
  }
}

package org.lazymm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The launcher, with a shell script in place of Java and a build that is up to date. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  private static final String NOT_STARTED = "lazymm: Java did not start; see LAZYMM_JAVA_OPTIONS";

  @TempDir private Path folder = Path.of("set by JUnit");

  @BeforeEach
  void makeBuild() throws IOException {
    Path launcher = Files.copy(Path.of("../lazymm"), folder.resolve("lazymm"));
    assertTrue(launcher.toFile().setExecutable(true));
    Path state = Files.createDirectories(folder.resolve("target/lazymm/app.1"));
    Files.writeString(state.resolve("stamp"), "");
    Files.writeString(state.resolveSibling("current"), "app.1\n");
  }

  /** A JDK whose Java does as a script says, in which {@code $short} is what falling short is. */
  private Process launch(String script) throws IOException {
    return launch(script, folder.resolve("lazymm"), "schemes");
  }

  private Process launch(String script, Path lazymm, String... arguments) throws IOException {
    Path jdk = Files.createDirectories(folder.resolve("jdk/bin")).getParent();
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
    Path java = jdk.resolve("bin/java");
    Files.writeString(
        java,
        "#!/bin/sh\ncase \"$*\" in *ArchiveClassesAtExit*) echo made >>$0.archives; exit 0 ;; esac\nfor each; do case $each"
            + " in -Dlazymm.fell-short=*) short=${each#*=} ;; esac; done\n"
            + script
            + "\n");
    assertTrue(java.toFile().setExecutable(true));
    List<String> line = new ArrayList<>(List.of(lazymm.toString()));
    line.addAll(List.of(arguments));
    ProcessBuilder launcher = new ProcessBuilder(line);
    launcher.environment().put("JAVA_HOME", jdk.toString());
    launcher.environment().remove("LAZYMM_JAVA_OPTIONS");
    return launcher.start();
  }

  @ParameterizedTest
  @CsvSource({
    "exit 0, 0",
    "exit $short, 1",
    "exit 1, 4",
    "exit 2, 2",
    "exit 3, 3",
    "exit 4, 4",
    "exit 141, 141",
  })
  void theExitCodeSaysWhatHappened(String script, int exitCode) throws Exception {
    Process process = launch(script);
    process.getOutputStream().close();
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(exitCode, process.waitFor());
    assertEquals(script.equals("exit 1"), err.startsWith(NOT_STARTED), err);
  }

  private String said(Process process) throws Exception {
    process.getOutputStream().close();
    byte[] out = process.getInputStream().readAllBytes();
    assertEquals(0, process.waitFor());
    return new String(out, StandardCharsets.UTF_8);
  }

  @Test
  void oneLitmusTestStartsOneCompilerAndCollectorOnly() throws Exception {
    Path lazymm = folder.resolve("lazymm");
    Path test = Files.writeString(folder.resolve("t.litmus"), "");
    String one = said(launch("echo \"$*\"", lazymm, "litmus", test.toString()));
    assertTrue(one.contains("-XX:TieredStopAtLevel=1 ") && one.contains("UseSerialGC"), one);
    String many = said(launch("echo \"$*\"", lazymm, "litmus", folder.toString()));
    assertTrue(many.contains("-XX:TieredStopAtLevel=4 ") && many.contains("ParallelGC"), many);
  }

  @Test
  void aMovedCheckoutArchivesItsClassesAnewOnce() throws Exception {
    Path archives = folder.resolve("jdk/bin/java.archives");
    Path lazymm = folder.resolve("lazymm");
    Files.writeString(folder.resolve("target/lazymm/app.1/lazymm.jar"), "");
    said(launch("exit 0", lazymm, "schemes"));
    said(launch("exit 0", lazymm, "schemes"));
    assertEquals(1, Files.readAllLines(archives).size());
    Path moved = Files.createDirectories(folder.resolve("moved"));
    Files.move(folder.resolve("target"), moved.resolve("target"));
    Files.move(lazymm, moved.resolve("lazymm"));
    said(launch("exit 0", moved.resolve("lazymm"), "schemes"));
    said(launch("exit 0", moved.resolve("lazymm"), "schemes"));
    assertEquals(2, Files.readAllLines(archives).size());
  }

  @Test
  void standardInputReachesTheCommand() throws Exception {
    Process process = launch("cat");
    try (OutputStream in = process.getOutputStream()) {
      in.write("a trace\n".getBytes(StandardCharsets.UTF_8));
    }
    byte[] out = process.getInputStream().readAllBytes();
    assertEquals("a trace\n", new String(out, StandardCharsets.UTF_8));
    assertEquals(0, process.waitFor());
  }

  @Test
  void aSignalEndsTheCommandToo() throws Exception {
    Process process = launch("trap 'exit 143' TERM\necho $$\nwhile :; do sleep 0.1; done");
    try (BufferedReader out = process.inputReader()) {
      long java = Long.parseLong(out.readLine());
      process.destroy();
      assertEquals(143, process.waitFor());
      assertFalse(ProcessHandle.of(java).map(ProcessHandle::isAlive).orElse(false));
    }
  }
}

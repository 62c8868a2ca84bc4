package org.lazymm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is printed is read, or the exit code says that it was not; each in a process of its own. */
@DisabledOnOs(OS.WINDOWS)
class StandardOutputTest {
  @TempDir private Path folder = Path.of("set by JUnit");

  private static ProcessBuilder lazymm(String... arguments) {
    List<String> line = new ArrayList<>();
    line.add(System.getProperty("java.home") + "/bin/java");
    line.add("-XX:TieredStopAtLevel=1");
    line.add("-cp");
    line.add(System.getProperty("java.class.path"));
    line.add(Main.class.getName());
    line.addAll(List.of(arguments));
    return new ProcessBuilder(line);
  }

  private static String err(Process process) throws IOException {
    return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  static boolean hasFullDevice() {
    return Files.exists(Path.of("/dev/full"));
  }

  @Test
  @EnabledIf("hasFullDevice")
  void aFullDiskIsNoticed() throws Exception {
    Process process = lazymm("schemes").redirectOutput(new File("/dev/full")).start();
    String err = err(process);
    assertTrue(
        err.startsWith("lazymm: standard output: what was to be printed is lost: the disk is"),
        err);
    assertEquals(ExitCode.RESOURCES, process.waitFor());
  }

  @Test
  void workEndsSoonWhenNobodyReads() throws Exception {
    Process process = lazymm("check").start();
    assertTrue(process.getInputStream().read() >= 0);
    process.getInputStream().close();
    assertTrue(process.waitFor(20, TimeUnit.SECONDS));
    assertEquals(ExitCode.NOBODY_READS, process.exitValue());
    assertEquals("", err(process));
  }

  /** A check of a plugin in this process, which does something before its scheme is made. */
  private ProcessBuilder checkPlugin(String before) throws IOException {
    Path plugins = Files.createDirectory(folder.resolve("plugins"));
    PluginJar.of(plugins.resolve("p.jar"), "closer", before + " return new Plain();");
    return lazymm(
        "check",
        "closer",
        "--plugins",
        plugins + "",
        "--scenario",
        "exit-while-lazy",
        "--in-process");
  }

  @Test
  void aPluginThatClosesItCostsNoReport() throws Exception {
    Path out = folder.resolve("out");
    Process process = checkPlugin("System.out.close();").redirectOutput(out.toFile()).start();
    String err = err(process);
    assertEquals(ExitCode.FELL_SHORT, process.waitFor(), err);
    assertTrue(Files.readString(out).endsWith(" unknown\n"), Files.readString(out));
  }

  @Test
  void aPluginThatClosesItsDescriptorIsNoticed() throws Exception {
    String close = "new java.io.FileOutputStream(java.io.FileDescriptor.out).close();";
    Process process =
        checkPlugin("try { " + close + " } catch (java.io.IOException e) {}")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    String err = err(process);
    assertEquals(ExitCode.USAGE, process.waitFor());
    assertTrue(err.contains("lazymm: standard output: what was to be printed is lost: "), err);
  }

  @Test
  void aListCanBePiped() throws Exception {
    Path out = folder.resolve("out");
    Process process =
        lazymm("schemes", "--scheme", "hazard", "--json", "/dev/stdout")
            .redirectOutput(out.toFile())
            .start();
    assertEquals("", err(process));
    assertEquals(ExitCode.FINE, process.waitFor());
    String text = Files.readString(out);
    assertTrue(text.startsWith("hazard\n") && text.endsWith("]\n"), text);
  }
}

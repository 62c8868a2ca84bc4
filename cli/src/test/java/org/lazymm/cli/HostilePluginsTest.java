package org.lazymm.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What hostile plugins come to in a process of its own: output, exit code, and who is left. */
@Tag("slow")
class HostilePluginsTest {
  private static final String SERVICE = "org.lazymm.api.LazyMmSchemeProvider";

  @TempDir private Path folder = Path.of("set by JUnit");

  private Path plugins = Path.of("set below");

  @BeforeEach
  void makeFolder() throws IOException {
    plugins = Files.createDirectory(folder.resolve("plugins"));
  }

  private UserRun start(String arguments) throws IOException {
    return UserRun.start(
        folder, List.of(), List.of((arguments + " --plugins " + plugins).split(" ")));
  }

  private Run run(String arguments) throws IOException, InterruptedException {
    return start(arguments).ended();
  }

  private void provider(String fields, String name, String options) throws IOException {
    PluginJar.ofService(
        plugins.resolve("villain.jar"),
        SERVICE,
        """
        package plugin;
        import java.util.List;
        import org.lazymm.api.*;
        public class Provider implements LazyMmSchemeProvider {
          %s
          public String name() { %s }
          public String summary() { return "a scheme for tests"; }
          public int spiVersion() { return Spi.VERSION; }
          public List<Option<?>> options() { %s }
          public LazyMmScheme create(Kernel kernel, Options options) { return null; }
        }
        """
            .formatted(fields, name, options));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "static { System.exit(0); } | return \"villain\"; | return List.of();"
            + " | ended the JVM of its own with exit code 0 in the making of its provider",
        "public Provider() { Runtime.getRuntime().halt(0); } | return \"villain\"; | return List.of();"
            + " | ended the JVM of its own with exit code 0 in the making of its provider",
        "static { if (true) while (true) Thread.onSpinWait(); } | return \"villain\"; | return List.of();"
            + " | was killed after 15 s in a JVM of its own in the making of its provider",
        "int x; | while (true) Thread.onSpinWait(); | return List.of();"
            + " | was killed after 15 s in a JVM of its own in name()",
        "int x; | return \"villain\"; | return new java.util.AbstractList<Option<?>>() {"
            + " public int size() { return Integer.MAX_VALUE; }"
            + " public Option<?> get(int i) { return Option.flag(\"o\" + i\\, true\\, \"x\"); } };"
            + " | options() returns 2147483647 options, expected at most 1000",
        "int x; | return \"villain\"; | throw new IllegalStateException() {"
            + " public String getMessage() { throw new IllegalStateException(); } };"
            + " | (its message throws java.lang.IllegalStateException)",
        "int x; | return \"\\u001b[2Jlazymm\\nlazymm: all hold\"; | return List.of();"
            + " | name() returns '\\u001b[2Jlazymm lazymm: all hold'"
      })
  void aJarThatHurtsWhenItIsLoadedIsLeftOut(String fields, String name, String options, String said)
      throws Exception {
    provider(fields, name, options.replace("\\,", ","));
    Run run = run("check fullbarrier villain --scenario exit-while-lazy --model sc");
    assertAll(
        () -> assertTrue(run.err().contains("villain.jar: "), run::err),
        () -> assertTrue(run.err().contains(said), run::err),
        () -> assertTrue(run.out().contains("1 hold, 0 broken, 0 unknown"), run::out),
        () -> assertEquals(ExitCode.USAGE, run.exitCode()));
  }

  @Test
  void aServiceFileThatInflatesWithoutEndIsLeftOut() throws Exception {
    try (JarOutputStream out =
        new JarOutputStream(Files.newOutputStream(plugins.resolve("bomb.jar")))) {
      out.putNextEntry(new JarEntry("META-INF/services/" + SERVICE));
      byte[] line = "x".repeat(1 << 20).getBytes(java.nio.charset.StandardCharsets.UTF_8);
      for (int megabytes = 0; megabytes < 700; megabytes++) {
        out.write(line);
      }
      out.closeEntry();
    }
    Run run = run("check fullbarrier --scenario exit-while-lazy --model sc");
    assertTrue(run.err().contains("bomb.jar: ran out of memory in a JVM of its own"), run::err);
    assertTrue(run.out().contains("1 hold, 0 broken, 0 unknown"), run::out);
    assertEquals(ExitCode.USAGE, run.exitCode());
  }

  @ParameterizedTest
  @CsvSource({"System.exit(0);", "Runtime.getRuntime().halt(0);"})
  void noPluginMakesACheckPassByEndingIt(String body) throws Exception {
    PluginJar.of(
        plugins.resolve("villain.jar"),
        "villain",
        "return new Plain() { public void borrow(int cpu, Mm mm) { " + body + " } };");
    Run run = run("check villain --scenario exit-while-lazy --model sc");
    assertEquals(ExitCode.FELL_SHORT, run.exitCode());
    assertTrue(run.out().contains("0 hold, 0 broken, 1 unknown"), run::out);
    assertTrue(run.err().contains("in borrow (villain in exit-while-lazy under sc)"), run::err);
  }

  @Test
  void inTheProcessOfTheVerdictsAnExitIsNoticed() throws Exception {
    PluginJar.of(
        plugins.resolve("villain.jar"),
        "villain",
        "return new Plain() { public void borrow(int cpu, Mm mm) { System.exit(0); } };");
    Run run = run("check villain --scenario exit-while-lazy --model sc --in-process");
    assertEquals(ExitCode.FELL_SHORT, run.exitCode());
    assertTrue(
        run.err().contains("a plugin ends this JVM in borrow at plugin.Provider$1.borrow"),
        run::err);
  }

  /** Whoever is told to end takes along what it has started. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aSignalLeavesNoChild() throws Exception {
    PluginJar.of(
        plugins.resolve("villain.jar"),
        "villain",
        "return new Plain() { public void borrow(int cpu, Mm mm) { while (true) {} } };");
    UserRun run = start("check villain --scenario exit-while-lazy --model sc");
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (run.process().descendants().findAny().isEmpty() && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    List<ProcessHandle> children = run.process().descendants().toList();
    assertEquals(1, children.size());
    run.process().destroy();
    assertEquals(143, run.ended().exitCode());
    TimeUnit.SECONDS.sleep(2);
    assertFalse(
        Files.exists(Path.of("/proc/" + children.get(0).pid() + "/maps"))
            && !Files.readString(Path.of("/proc/" + children.get(0).pid() + "/stat"))
                .contains(") Z "));
  }
}

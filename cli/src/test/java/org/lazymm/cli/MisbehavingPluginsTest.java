package org.lazymm.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Five schemes that come with lazymm beside twenty plugins, each of which misbehaves in another
 * way: the comparison is complete, and says of each what it did. Twenty that behave take as long,
 * or half of that. It takes minutes, and runs with {@code -Dlazymm.misbehaving=true}.
 */
@Tag("slow")
@EnabledIfSystemProperty(named = "lazymm.misbehaving", matches = "true")
class MisbehavingPluginsTest {
  private static final List<String> SHIPPED =
      List.of("fullbarrier", "hazard", "hazard-evict", "rcu", "shootdown");

  /** A later run of the same hook is as good as the first. */
  private static final String LATER =
      "Thread t = new Thread(() -> { try { Thread.sleep(1500); } catch (InterruptedException e) {}"
          + " Runtime.getRuntime().halt(0); }); t.setDaemon(true); if (shared++ == 0) t.start();"
          + " try { Thread.sleep(3); } catch (InterruptedException e) {}";

  private static final String CHANNEL = "new java.io.FileOutputStream(java.io.FileDescriptor.out)";

  /** What each does in its hook, and what is said of it. */
  private static final Map<String, String> VILLAINS = new LinkedHashMap<>();

  static {
    villain("System.exit(0);", "ended the JVM of its own with exit code 0 in borrow");
    villain("System.exit(1);", "ended the JVM of its own with exit code 1 in borrow");
    villain("Runtime.getRuntime().halt(0);", "ended the JVM of its own with exit code 0 in borrow");
    villain(LATER, "ended the JVM of its own with exit code 0");
    villain(
        "for (var all = new java.util.ArrayList<long[]>(); ; all.add(new long[1 << 20])) {}",
        "ran out of memory in a JVM of its own with 128 MB in borrow");
    villain("while (true) { Thread.onSpinWait(); }", "does not return from borrow after 10 s");
    villain(
        "synchronized (Plain.class) { try { Plain.class.wait(); } catch (InterruptedException e) {} }",
        "does not return from borrow after 10 s");
    villain(
        "while (true) { System.out.println(\"x\".repeat(1 << 16)); }",
        "was killed when it had printed more than 16 MB in borrow");
    villain(
        "try { "
            + CHANNEL
            + ".write(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9}); Thread.sleep(9000); }"
            + " catch (Exception e) {}",
        "sends bytes that are no frame in borrow");
    villain(
        "try { " + CHANNEL + ".close(); Thread.sleep(9000); } catch (Exception e) {}",
        "ended the JVM of its own with exit code 1 in borrow");
    villain(
        "Runtime.getRuntime().addShutdownHook(new Thread(() -> { while (true) {} }));"
            + " System.exit(0);",
        "ended the JVM of its own with exit code 1 in borrow");
    villain(
        "throw new IllegalStateException(\"\\nlazymm: all is well\\u001b[2J\");",
        "borrow throws java.lang.IllegalStateException: \\nlazymm: all is well\\u001b[2J");
    villain(
        "throw new IllegalStateException() {"
            + " public String getMessage() { throw new IllegalStateException(); } };",
        "(its message throws java.lang.IllegalStateException)");
    villain(
        "throw new OutOfMemoryError(\"not really\");", "java.lang.OutOfMemoryError: not really");
    villain("borrow(cpu, mm);", "borrow throws java.lang.StackOverflowError");
    villain("throw new ThreadDeath();", "borrow throws java.lang.ThreadDeath");
    villain(
        "try { var f = Class.forName(\"sun.misc.Unsafe\").getDeclaredField(\"theUnsafe\");"
            + " f.setAccessible(true);"
            + " var u = f.get(null);"
            + " u.getClass().getMethod(\"putAddress\", long.class, long.class).invoke(u, 0L, 1L); }"
            + " catch (ReflectiveOperationException e) { Runtime.getRuntime().halt(134); }",
        "ended the JVM of its own with exit code ");
    villain(
        "try { new ProcessBuilder(\"sleep\", \"600\").inheritIO().start(); }"
            + " catch (Exception e) {} Runtime.getRuntime().halt(3);",
        "ended the JVM of its own with exit code 3 in borrow");
    villain(
        "System.setProperties(new java.util.Properties()); System.exit(5);",
        "ended the JVM of its own with exit code 5 in borrow");
    villain(
        "ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);"
            + " ProcessHandle.current().parent().get().children().forEach(each -> {});"
            + " Runtime.getRuntime().exit(255);",
        "ended the JVM of its own with exit code 255 in borrow");
  }

  @TempDir private Path folder = Path.of("set by JUnit");

  private static void villain(String body, String said) {
    VILLAINS.put(body, said);
  }

  private static String name(int number) {
    return "villain-%02d".formatted(number);
  }

  private List<String> plugins(List<String> bodies) throws IOException {
    Files.createDirectories(folder.resolve("plugins"));
    List<String> names = new ArrayList<>(SHIPPED);
    for (int number = 0; number < bodies.size(); number++) {
      names.add(name(number));
      PluginJar.of(
          folder.resolve("plugins").resolve(name(number) + ".jar"),
          name(number),
          "return new Plain() { public void borrow(int cpu, Mm mm) { if (true) {"
              + bodies.get(number)
              + "} } };");
    }
    return names;
  }

  private Run compare(List<String> names) {
    return Run.of(
        "compare",
        "--plugins",
        folder.resolve("plugins").toString(),
        "--scheme",
        String.join(",", names),
        "--workload",
        "context_switch",
        "--cpus",
        "2,4",
        "--switches",
        "2000",
        "--isolate-heap",
        "128",
        "--html",
        folder.resolve("report.html").toString());
  }

  @Test
  void eachCostsItsOwnRowAlone() throws IOException {
    assertEquals(20, VILLAINS.size());
    List<String> names = plugins(List.copyOf(VILLAINS.keySet()));
    long begin = System.nanoTime();
    Run run = compare(names);
    Duration bad = Duration.ofNanos(System.nanoTime() - begin);
    String report = Files.readString(folder.resolve("report.html"));
    assertAll(
        VILLAINS.values().stream()
            .<org.junit.jupiter.api.function.Executable>map(
                said ->
                    () -> {
                      String name = name(List.copyOf(VILLAINS.values()).indexOf(said));
                      String row = "lazymm: " + name + ": breaks RUN: ";
                      assertTrue(
                          run.err().lines().anyMatch(l -> l.startsWith(row) && l.contains(said)),
                          () -> name + ": " + said + "\n" + run.err());
                      assertTrue(report.contains(name), name);
                    }));
    assertEquals(20, run.err().lines().filter(line -> line.contains("breaks RUN: ")).count());
    assertEquals(ExitCode.FELL_SHORT, run.exitCode());
    SHIPPED.forEach(scheme -> assertTrue(run.out().contains(scheme), run::out));

    List<String> good = plugins(VILLAINS.keySet().stream().map(body -> "").toList());
    begin = System.nanoTime();
    compare(good);
    long behaved = System.nanoTime() - begin;
    double ratio = (double) bad.toNanos() / behaved;
    System.out.printf(
        "twenty that misbehave: %d s, twenty that behave: %d s, ratio %.2f%n",
        bad.toSeconds(), TimeUnit.NANOSECONDS.toSeconds(behaved), ratio);
    assertTrue(ratio < 2, () -> "ratio " + ratio);
  }
}

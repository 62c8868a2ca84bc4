package org.lazymm.cli;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Runs commands of ours in JVMs of their own.
 *
 * @param megabytes the heap of each, 1 or more
 * @param seconds the time of each, 1 or more
 */
record ChildJvm(long megabytes, long seconds) {
  private static final String OUT_OF_MEMORY = "java.lang.OutOfMemoryError";

  /**
   * Runs a command to its end.
   *
   * @param arguments the command line, of which the last is the file that it writes when it is done
   * @return what became of it, in words; empty if it has written its file
   */
  Optional<String> run(List<String> arguments) {
    Path written = Path.of(arguments.get(arguments.size() - 1));
    Path log = written.resolveSibling(written.getFileName() + ".log");
    try {
      Process process =
          new ProcessBuilder(commandLine(arguments))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      process.getOutputStream().close();
      if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        return Optional.of("was killed after " + seconds + " s in a JVM of its own");
      }
      return Files.exists(written) ? Optional.empty() : Optional.of(death(process, log));
    } catch (IOException noJvm) {
      return Optional.of("could not be run in a JVM of its own (" + noJvm.getMessage() + ")");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted before all was done", stopped);
    }
  }

  private String death(Process process, Path log) throws IOException {
    boolean full = Files.readString(log, StandardCharsets.UTF_8).contains(OUT_OF_MEMORY);
    return full
        ? "ran out of memory in a JVM of its own with " + megabytes + " MB"
        : "ended the JVM of its own with exit code " + process.exitValue();
  }

  private List<String> commandLine(List<String> arguments) {
    List<String> line = new ArrayList<>();
    line.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    // As this one, but for its memory and whatever listens to it.
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(each -> each.startsWith("-D") || each.startsWith("-XX:TieredStopAtLevel"))
        .forEach(line::add);
    line.add("-Xmx" + megabytes + "m");
    line.add("-XX:+UseSerialGC");
    line.add("-XX:+ExitOnOutOfMemoryError");
    line.add("-Dlazymm.terminal=false");
    line.add("-cp");
    line.add(System.getProperty("java.class.path"));
    line.add(Main.class.getName());
    line.addAll(arguments);
    return line;
  }
}

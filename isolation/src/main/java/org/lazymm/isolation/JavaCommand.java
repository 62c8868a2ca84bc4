package org.lazymm.isolation;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** The command line of a child: this JVM's Java, class path and properties. */
final class JavaCommand {
  /** Of this JVM's options, those that a child is to have too. */
  private static final List<String> PASSED_ON =
      List.of("-D", "-XX:TieredStopAtLevel", "-XX:SharedArchiveFile");

  private JavaCommand() {}

  /**
   * A command line.
   *
   * @param main the class whose {@code main} runs
   * @param limits its heap and its processors
   */
  static List<String> of(Class<?> main, ChildLimits limits) {
    List<String> line = new ArrayList<>();
    line.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(each -> PASSED_ON.stream().anyMatch(each::startsWith))
        .forEach(line::add);
    line.add("-Xmx" + limits.megabytes() + "m");
    line.add("-XX:ActiveProcessorCount=" + limits.processors());
    line.add("-XX:+UseSerialGC");
    line.add("-XX:+ExitOnOutOfMemoryError");
    // What the JVM itself has to say must not end up between frames, nor in files of its own.
    line.add("-XX:+DisplayVMOutputToStderr");
    line.add("-Xlog:disable");
    line.add("-Xlog:all=warning:stderr");
    line.add("-XX:-UsePerfData");
    line.add("-XX:+SuppressFatalErrorMessage");
    line.add("-cp");
    line.add(System.getProperty("java.class.path"));
    line.add(main.getName());
    return line;
  }
}

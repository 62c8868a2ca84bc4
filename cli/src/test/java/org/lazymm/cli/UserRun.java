package org.lazymm.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A command in a process of its own, as a user runs it.
 *
 * @param process the process
 * @param out where its standard output goes
 * @param err where its standard error goes
 */
record UserRun(Process process, Path out, Path err) {
  /** Starts a command; its output goes to files of a folder. */
  static UserRun start(Path folder, List<String> options, List<String> arguments)
      throws IOException {
    List<String> line = new ArrayList<>();
    line.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    line.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
    line.addAll(options);
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    line.addAll(arguments);
    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    Process process =
        new ProcessBuilder(line)
            .redirectInput(ProcessBuilder.Redirect.PIPE)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    return new UserRun(process, out, err);
  }

  /** Waits for its end, for two minutes at most. */
  Run ended() throws IOException, InterruptedException {
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly().waitFor();
      throw new IOException("still runs after two minutes: " + Files.readString(err));
    }
    return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
  }
}

package org.lazymm.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The list that says which tasks of a trace are kernel threads. */
final class TasksOption {
  @Option(
      names = "--tasks",
      paramLabel = "FILE",
      description = {
        "list of the trace's tasks, instead of the one beside it: tab-separated, with a heading"
            + " and the columns pid and kernel_thread, flags or ppid; tgid is used if it is there"
      })
  private @Nullable Path file;

  /** The list, if one was named. */
  Optional<Path> file() {
    return Optional.ofNullable(file);
  }
}

package org.lazymm.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a command is run for: for the user, or for the JVM that the user has started. */
final class Errand {
  private final List<String> arguments;
  private final @Nullable ChildTask task;
  private @Nullable Object part;

  private Errand(List<String> arguments, @Nullable ChildTask task) {
    this.arguments = List.copyOf(arguments);
    this.task = task;
  }

  /**
   * The user's.
   *
   * @param arguments the command line
   */
  static Errand ofUser(String... arguments) {
    return new Errand(List.of(arguments), null);
  }

  /** That of a JVM that was started for it. */
  static Errand of(ChildTask task) {
    return new Errand(task.arguments(), task);
  }

  /** The command line that the user typed. */
  List<String> arguments() {
    return arguments;
  }

  /** Whether this is the JVM that the user has started. */
  boolean isOfUser() {
    return task == null;
  }

  /** The only scheme that takes part, as users type it; its code runs in this JVM. */
  Optional<String> scheme() {
    return Optional.ofNullable(task).map(ChildTask::scheme).filter(name -> !name.isEmpty());
  }

  /** The jar of that scheme. */
  Optional<Path> jar() {
    return Optional.ofNullable(task)
        .map(ChildTask::jar)
        .filter(jar -> !jar.isEmpty())
        .map(Path::of);
  }

  /** Whether what comes of the command is handed back, not printed. */
  boolean handsBack() {
    return task != null && task.kind() == ChildTask.Kind.PART;
  }

  /** Hands back what came of the command. */
  void handBack(Object made) {
    part = made;
  }

  /** What was handed back. */
  Optional<Object> part() {
    return Optional.ofNullable(part);
  }
}

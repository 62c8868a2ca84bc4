package org.lazymm.trace;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A trace that can be read as often as needed, with the list of tasks that belongs to it. */
public interface TraceFile {
  /**
   * How messages call the trace.
   *
   * @return its name
   */
  String name();

  /**
   * Reads the trace from its beginning to its end.
   *
   * @param handler receives each event
   * @return what was read and what was not
   * @throws IOException if it cannot be read
   * @throws TraceException if there is no event in it at all
   */
  TraceRead read(TraceHandler handler) throws IOException;

  /**
   * Reads the list of tasks beside the trace.
   *
   * @return the tasks, or nothing if there is no list
   * @throws IOException if it cannot be read
   * @throws TraceException if a line of it is not as it should be
   */
  Optional<TaskTable> tasks() throws IOException;

  /**
   * A file of the user's.
   *
   * @param file the trace; its list of tasks is looked for beside it
   * @return the trace, in any of the shipped formats
   */
  static TraceFile of(Path file) {
    return of(file, TraceFormats.shipped());
  }

  /**
   * The same trace with another list of tasks.
   *
   * @param list the list
   * @return this trace; a list beside it is not looked at any more
   */
  default TraceFile withTasks(Path list) {
    TraceFile trace = this;
    return new TraceFile() {
      @Override
      public String name() {
        return trace.name();
      }

      @Override
      public TraceRead read(TraceHandler handler) throws IOException {
        return trace.read(handler);
      }

      @Override
      public Optional<TaskTable> tasks() throws IOException {
        if (!Files.isReadable(list) || Files.isDirectory(list)) {
          throw new TraceException(
              new TraceProblem(
                  list.toString(),
                  0,
                  0,
                  Files.exists(list) ? "no readable file" : "no such file",
                  "a list of tasks, plain or gzipped",
                  "make one with record-trace.sh -t"));
        }
        return Optional.of(TaskFile.read(list));
      }
    };
  }

  /**
   * A file of the user's.
   *
   * @param file the trace; its list of tasks is looked for beside it
   * @param formats in which it may be
   * @return the trace
   */
  static TraceFile of(Path file, TraceFormats formats) {
    return new TraceFile() {
      @Override
      public String name() {
        return file.toString();
      }

      @Override
      public TraceRead read(TraceHandler handler) throws IOException {
        if (Files.isRegularFile(file.resolve("metadata"))
            || Files.isRegularFile(file.resolve("kernel/metadata"))) {
          throw new TraceException(
              new TraceProblem(
                  name(),
                  0,
                  0,
                  "a folder with a CTF trace, from LTTng or perf",
                  "a trace in one file",
                  "record with ftrace, trace-cmd or perf, as in docs/trace-formats.md"));
        }
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
          throw new TraceException(
              new TraceProblem(
                  name(),
                  0,
                  0,
                  Files.exists(file) ? "no readable file" : "no such file",
                  "a trace as text, plain or gzipped",
                  "give the path of one"));
        }
        return TraceReader.read(file, formats, handler);
      }

      @Override
      public Optional<TaskTable> tasks() throws IOException {
        Optional<Path> list = TaskFile.beside(file);
        return list.isPresent() ? Optional.of(TaskFile.read(list.get())) : Optional.empty();
      }
    };
  }

  /**
   * The trace that comes with the tool: {@code pgbench} with a new connection for each transaction,
   * on two CPUs.
   *
   * @return the bundled trace
   */
  static TraceFile bundled() {
    return new TraceFile() {
      @Override
      public String name() {
        return "bundled:pgbench-2cpu.txt.gz";
      }

      @Override
      public TraceRead read(TraceHandler handler) throws IOException {
        try (InputStream in = resource("pgbench-2cpu.txt.gz")) {
          return TraceReader.read(name(), in, TraceFormats.shipped(), handler);
        }
      }

      @Override
      public Optional<TaskTable> tasks() throws IOException {
        try (InputStream in = resource("pgbench-2cpu.tasks.tsv")) {
          return Optional.of(TaskFile.read("bundled:pgbench-2cpu.tasks.tsv", in));
        }
      }

      private InputStream resource(String name) {
        return Optional.ofNullable(TraceFile.class.getResourceAsStream(name))
            .orElseThrow(
                () -> new UncheckedIOException(new IOException("not in the jar: " + name)));
      }
    };
  }
}

package org.lazymm.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.lazymm.trace.TraceException;
import org.lazymm.trace.TraceFile;
import org.lazymm.trace.TraceRead;
import picocli.CommandLine.Parameters;

/** The trace that a command is about. */
final class TraceArgument {
  /** What users type for the trace that comes with lazymm. */
  static final String BUNDLED = "bundled";

  @Parameters(
      paramLabel = "FILE",
      description = {
        "ftrace text, trace-cmd report or perf script output, plain or gzipped; '"
            + BUNDLED
            + "' is the trace that comes with lazymm"
      })
  private String file = BUNDLED;

  /** Something that reads a trace. */
  interface Reading<T> {
    /** Reads it. */
    T from(TraceFile trace) throws IOException;
  }

  /** The trace that a user names. */
  static TraceFile named(String name) {
    return name.equals(BUNDLED) ? TraceFile.bundled() : TraceFile.of(Path.of(name));
  }

  /**
   * Reads the trace.
   *
   * @throws InputException if nothing in it can be used
   */
  <T> T read(Reading<T> reading) {
    return read(named(file), reading);
  }

  /**
   * Reads a trace.
   *
   * @throws InputException if nothing in it can be used
   */
  static <T> T read(TraceFile trace, Reading<T> reading) {
    try {
      return reading.from(trace);
    } catch (TraceException unusable) {
      throw new InputException(unusable.problem());
    } catch (IOException unreadable) {
      throw new InputException(trace.name(), "cannot be read (" + unreadable + ")");
    }
  }

  /** Complains of all that could not be read; the rest of the trace was used. */
  static void complain(TraceRead read, Complaints complaints) {
    read.problems().forEach(problem -> complaints.input(problem.place(), problem.what()));
  }
}

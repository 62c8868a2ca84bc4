package org.lazymm.evaluation.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.lazymm.evaluation.work.Diagnostics;
import org.lazymm.evaluation.work.InputException;
import org.lazymm.trace.TraceException;
import org.lazymm.trace.TraceFile;
import org.lazymm.trace.TraceFormats;
import org.lazymm.trace.TraceRead;

/**
 * A trace that somebody names.
 *
 * @param trace the trace
 */
public record TraceInput(TraceFile trace) {
  /** The name of the trace that comes with lazymm. */
  public static final String BUNDLED = "bundled";

  /**
   * Something that reads a trace.
   *
   * @param <T> what comes of it
   */
  public interface Reading<T> {
    /** Reads it. */
    T from(TraceFile trace) throws IOException;
  }

  /**
   * The trace of a name.
   *
   * @param name a file, or {@link #BUNDLED}
   * @param formats in which a file may be
   * @param tasks a list of its tasks, instead of the one beside it
   */
  public static TraceInput named(String name, TraceFormats formats, Optional<Path> tasks) {
    TraceFile trace =
        name.equals(BUNDLED) ? TraceFile.bundled() : TraceFile.of(Path.of(name), formats);
    return new TraceInput(tasks.map(trace::withTasks).orElse(trace));
  }

  /**
   * Reads the trace.
   *
   * @param reading what is read of it
   * @throws InputException if nothing in it can be used
   */
  public <T> T read(Reading<T> reading) {
    try {
      return reading.from(trace);
    } catch (TraceException unusable) {
      throw new InputException(unusable.problem());
    } catch (IOException unreadable) {
      throw new InputException(trace.name(), "cannot be read (" + unreadable + ")");
    }
  }

  /** Tells of all that could not be read; the rest of the trace was used. */
  public static void tell(TraceRead read, Diagnostics diagnostics) {
    read.problems().forEach(problem -> diagnostics.input(problem.place(), problem.what()));
  }
}

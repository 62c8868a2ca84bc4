package org.lazymm.trace;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lazymm.trace.EventFields.Outcome;

/**
 * Reads a trace in one pass and fixed memory, plain or gzipped, in any {@link TraceFormat}; the
 * format is found out from the lines. What cannot be read is counted and told, and the rest is read
 * on.
 */
public final class TraceReader {
  private static final int PROBLEMS_KEPT = 10;

  private final String file;
  private final TraceHandler handler;
  private final TraceEvent event = new TraceEvent();
  private final EventNames names = new EventNames();
  private final LineHead dashed = new LineHead.Dashed();
  private final LineHead spaced = new LineHead.Spaced();
  private final NonEventLines remarks = new NonEventLines();
  private final List<TraceProblem> problems = new ArrayList<>();
  private LineHead head = dashed;
  private boolean headKnown;
  private TraceFormat format = TraceFormat.FTRACE;
  private long events;
  private long skipped;
  private long malformed;
  private boolean truncated;

  private TraceReader(String file, TraceHandler handler) {
    this.file = file;
    this.handler = handler;
  }

  /**
   * Reads a file.
   *
   * @param file the trace
   * @param handler receives each event
   * @return what was read and what was not
   * @throws IOException if the file cannot be opened or read
   * @throws TraceException if there is no event in it at all
   */
  public static TraceRead read(Path file, TraceHandler handler) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(file.toString(), in, handler);
    }
  }

  /**
   * Reads a stream to its end.
   *
   * @param name how messages call it
   * @param in the bytes, plain or gzipped
   * @param handler receives each event
   * @return what was read and what was not
   * @throws IOException if the stream cannot be read
   * @throws TraceException if there is no event in it at all
   */
  public static TraceRead read(String name, InputStream in, TraceHandler handler)
      throws IOException {
    TraceReader reader = new TraceReader(name, handler);
    try (LineSource lines = LineSource.of(in)) {
      return reader.readAll(lines);
    }
  }

  private TraceRead readAll(LineSource lines) throws IOException {
    while (lines.advance()) {
      if (lines.line() == 1) {
        BinaryFiles.refuse(file, lines.bytes(), lines.from(), lines.to());
      }
      boolean cut = !lines.terminated() && !lines.damage().isEmpty();
      if (!cut) {
        line(lines);
      }
    }
    if (!lines.damage().isEmpty()) {
      truncated = true;
      int column = lines.terminated() ? 1 : lines.to() - lines.from() + 1;
      keep(
          new TraceProblem(
              file,
              lines.line() + (lines.terminated() ? 1 : 0),
              column,
              lines.damage(),
              "the whole gzip file",
              "copy or record it again; the events before this place are used"));
    }
    if (events + skipped == 0) {
      throw new TraceException(problems.isEmpty() ? empty(lines.line()) : problems.get(0));
    }
    return new TraceRead(
        file,
        format,
        lines.line(),
        events,
        skipped,
        malformed,
        remarks.lost(),
        remarks.uncountedLosses(),
        truncated,
        problems);
  }

  private TraceProblem empty(long line) {
    return new TraceProblem(
        file,
        line,
        0,
        "no event",
        "ftrace text, trace-cmd report or perf script",
        "record scheduler events and export them as text");
  }

  private void line(LineSource lines) {
    byte[] text = lines.bytes();
    int from = lines.from();
    int to = lines.to();
    event.line = lines.line();
    int behind = head.read(text, from, to, event);
    if (behind < 0 && !headKnown) {
      behind = spaced.read(text, from, to, event);
      if (behind >= 0) {
        head = spaced;
        format = TraceFormat.PERF_SCRIPT;
      }
    }
    if (behind < 0) {
      if (!remarks.take(text, from, to)) {
        LineHead best = !headKnown && spaced.failedAt() > head.failedAt() ? spaced : head;
        bad(lines, best.failedAt(), best.expected());
      }
      return;
    }
    if (!headKnown) {
      headKnown = true;
      format = format == TraceFormat.PERF_SCRIPT ? format : remarks.format(text, behind, to);
    }
    if (!names.find(text, behind, to)) {
      skip(lines, behind);
      return;
    }
    Outcome outcome = EventFields.read(names.kind(), text, names.fields(), to, event);
    if (outcome == Outcome.READ) {
      events++;
      handler.event(event);
    } else if (outcome == Outcome.NOT_OURS) {
      skipped++;
    } else {
      bad(lines, names.fields(), EventFields.expected(names.kind()));
    }
  }

  private void skip(LineSource lines, int behind) {
    if (!lines.terminated() && names.unfinished(lines.bytes(), lines.to())) {
      bad(lines, behind, "a whole event");
      return;
    }
    remarks.takePerf(lines.bytes(), behind, lines.to());
    skipped++;
  }

  private void bad(LineSource lines, int at, String expected) {
    malformed++;
    boolean last = !lines.terminated() && lines.to() - lines.from() < LineSource.LONGEST_LINE;
    truncated |= last;
    if (problems.size() < PROBLEMS_KEPT || last) {
      keep(
          new TraceProblem(
              file,
              lines.line(),
              at - lines.from() + 1,
              Excerpts.of(lines.bytes(), at, lines.to()),
              expected,
              last
                  ? "the file ends inside this line: copy it again; the events before it are used"
                  : "the line is left out, see the formats in the documentation"));
    }
  }

  private void keep(TraceProblem problem) {
    problems.add(problem);
  }
}

package org.lazymm.trace;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.lazymm.trace.LineParser.Outcome;

/**
 * Reads a trace in one pass and fixed memory, plain or gzipped, in any {@link TraceFormat}; the
 * format is found out from the lines. What cannot be read is counted and told, and the rest is read
 * on.
 */
public final class TraceReader {
  private static final int PROBLEMS_KEPT = 10;

  /** How many lines that are no events are held against the forms that are not read. */
  private static final int LINES_RECOGNISED = 100;

  /** How many bytes tell what a file is. */
  private static final int BEGINNING = 1 << 12;

  private final String file;
  private final TraceHandler handler;
  private final TraceEvent event = new TraceEvent();
  private final List<TraceFormat> formats;
  private final LineParser[] parsers;
  private final NonEventLines remarks = new NonEventLines();
  private final List<TraceProblem> problems = new ArrayList<>();
  private LineParser parser;
  private TraceFormat format;
  private boolean formatKnown;
  private long events;
  private long skipped;
  private long malformed;
  private boolean truncated;

  private TraceReader(String file, TraceFormats formats, TraceHandler handler) {
    this.file = file;
    this.handler = handler;
    this.formats = formats.formats();
    this.parsers = this.formats.stream().map(TraceFormat::parser).toArray(LineParser[]::new);
    this.format = this.formats.get(0);
    this.parser = parsers[0];
  }

  /**
   * Reads a file.
   *
   * @param file the trace
   * @param formats in which it may be
   * @param handler receives each event
   * @return what was read and what was not
   * @throws IOException if the file cannot be opened or read
   * @throws TraceException if there is no event in it at all
   */
  public static TraceRead read(Path file, TraceFormats formats, TraceHandler handler)
      throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      PlacedBytes bytes = PlacedBytes.of(channel);
      byte[] beginning = new byte[DatFile.MAGIC.length];
      if (bytes.size() >= beginning.length) {
        bytes.read(0, beginning, 0, beginning.length);
        if (Arrays.equals(beginning, DatFile.MAGIC)) {
          return DatReader.read(file.toString(), bytes, handler);
        }
      }
    }
    try (InputStream in = Files.newInputStream(file)) {
      return read(file.toString(), in, formats, handler);
    }
  }

  /**
   * Reads a file that is in memory.
   *
   * @param name how messages call it
   * @param file the whole of it
   * @param formats in which it may be
   * @param handler receives each event
   * @return what was read and what was not
   * @throws IOException never, since nothing is read from elsewhere
   * @throws TraceException if there is no event in it at all
   */
  public static TraceRead read(String name, byte[] file, TraceFormats formats, TraceHandler handler)
      throws IOException {
    return Bytes.startsWith(file, 0, file.length, DatFile.MAGIC)
        ? DatReader.read(name, PlacedBytes.of(file), handler)
        : read(name, new ByteArrayInputStream(file), formats, handler);
  }

  /**
   * Reads a stream to its end.
   *
   * @param name how messages call it
   * @param in the bytes, plain or gzipped
   * @param formats in which they may be
   * @param handler receives each event
   * @return what was read and what was not
   * @throws IOException if the stream cannot be read
   * @throws TraceException if there is no event in it at all
   */
  public static TraceRead read(
      String name, InputStream in, TraceFormats formats, TraceHandler handler) throws IOException {
    Unpacked unpacked = Unpacked.of(in);
    PushbackInputStream bytes = new PushbackInputStream(unpacked, BEGINNING);
    byte[] beginning = new byte[BEGINNING];
    int length = bytes.readNBytes(beginning, 0, BEGINNING);
    bytes.unread(beginning, 0, length);
    if (PerfettoReader.fits(beginning, length)) {
      try (bytes) {
        return PerfettoReader.read(name, unpacked, bytes, handler);
      }
    }
    Optional<Container> container = Container.of(beginning, length);
    if (container.isEmpty()) {
      ForeignForm.refuseBeginning(name, beginning, length);
    }
    TraceReader reader = new TraceReader(name, formats, handler);
    if (container.isEmpty()) {
      try (LineSource lines = new LineSource(bytes)) {
        return reader.readAll(lines, unpacked, "");
      }
    }
    EmbeddedText text = container.get().open(bytes);
    try (LineSource lines = new LineSource(text)) {
      return reader.readAll(lines, unpacked, container.get().name());
    } catch (TraceException unusable) {
      throw text.found() ? unusable : container.get().withoutTrace(name, beginning, length);
    }
  }

  private TraceRead readAll(LineSource lines, Unpacked unpacked, String container)
      throws IOException {
    while (lines.advance()) {
      if (lines.tooLong()) {
        throw tooLong(lines);
      }
      boolean cut = !lines.terminated() && !unpacked.damage().isEmpty();
      if (!cut) {
        line(lines);
      }
    }
    if (!unpacked.damage().isEmpty()) {
      truncated = true;
      int column = lines.terminated() ? 1 : lines.to() - lines.from() + 1;
      keep(
          new TraceProblem(
              file,
              lines.line() + (lines.terminated() ? 1 : 0),
              column,
              unpacked.damage(),
              "the whole gzip file",
              "copy or record it again; the events before this place are used"));
    }
    if (events + skipped == 0) {
      throw new TraceException(problems.isEmpty() ? empty(lines.line()) : problems.get(0));
    }
    return new TraceRead(
        file,
        container.isEmpty() ? format.name() : container,
        lines.line(),
        events,
        skipped,
        malformed,
        remarks.lost(),
        remarks.uncountedLosses(),
        truncated,
        problems);
  }

  private TraceException tooLong(LineSource lines) {
    return new TraceException(
        new TraceProblem(
            file,
            lines.line(),
            1,
            Excerpts.of(lines.bytes(), lines.from(), lines.to())
                + " (a line of more than "
                + LineSource.LONGEST_LINE
                + " bytes)",
            new TraceFormats(formats).toString(),
            "no event is that long: the file is not read any further"));
  }

  private TraceProblem empty(long line) {
    return new TraceProblem(
        file,
        line,
        0,
        "no event",
        new TraceFormats(formats).toString(),
        "record scheduler events and export them as text");
  }

  private void line(LineSource lines) {
    byte[] text = lines.bytes();
    int from = lines.from();
    int to = lines.to();
    event.line = lines.line();
    int behind = formatKnown ? parser.head(text, from, to, event) : firstHead(text, from, to);
    if (behind < 0) {
      if (!isRemark(text, from, to)) {
        if (events + skipped == 0 && malformed < LINES_RECOGNISED) {
          ForeignForm.refuseLine(file, lines.line(), text, from, to);
        }
        bad(lines, parser);
      }
      return;
    }
    if (!LineParser.isCpu(event.cpu)) {
      // In a format of a plugin; those that are shipped refuse the head.
      parser.fail(from, LineParser.CPU);
      bad(lines, parser);
      return;
    }
    event.text = text;
    Outcome outcome = parser.event(text, behind, to, lines.terminated(), event);
    if (outcome == Outcome.READ) {
      events++;
      handler.event(event);
    } else if (outcome == Outcome.NOT_OURS) {
      remarks.takePerf(text, behind, to);
      if (UserCode.shows(text, behind, to)) {
        handler.userCode(event.pid);
      }
      skipped++;
    } else {
      bad(lines, parser);
    }
  }

  /**
   * Tries the formats in turn; where none fits, the parser becomes the one that came farthest, for
   * its message.
   */
  private int firstHead(byte[] text, int from, int to) {
    parser = parsers[0];
    for (int index = 0; index < parsers.length; index++) {
      LineParser tried = parsers[index];
      int behind = tried.head(text, from, to, event);
      if (behind < 0) {
        parser = tried.failedAt() > parser.failedAt() ? tried : parser;
      } else if (tried.isMine(text, behind, to)) {
        parser = tried;
        format = formats.get(index);
        formatKnown = true;
        return behind;
      }
    }
    return -1;
  }

  private boolean isRemark(byte[] text, int from, int to) {
    boolean taken = remarks.take(text, from, to);
    if (formatKnown) {
      return parser.remark(text, from, to) || taken;
    }
    for (LineParser each : parsers) {
      taken |= each.remark(text, from, to);
    }
    return taken;
  }

  private void bad(LineSource lines, LineParser failed) {
    int at = failed.failedAt();
    malformed++;
    boolean last = !lines.terminated();
    truncated |= last;
    if (problems.size() < PROBLEMS_KEPT || last) {
      keep(
          new TraceProblem(
              file,
              lines.line(),
              at - lines.from() + 1,
              Excerpts.of(lines.bytes(), at, lines.to()),
              failed.expected(),
              last
                  ? "the file ends inside this line: copy it again; the events before it are used"
                  : "the line is left out, docs/trace-formats.md has the formats"));
    }
  }

  private void keep(TraceProblem problem) {
    problems.add(problem);
  }
}

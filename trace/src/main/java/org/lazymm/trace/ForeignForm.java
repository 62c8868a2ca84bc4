package org.lazymm.trace;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A form in which traces come that is not read, with what to run instead.
 *
 * @param name how people call it
 * @param where what of a file it is recognised by
 * @param pattern what stands there, as a whole line or at the beginning of the file
 * @param remedy what to do
 */
record ForeignForm(String name, Where where, Pattern pattern, String remedy) {
  /** What a form is recognised by. */
  private enum Where {
    /** The first bytes, each as a character. */
    BEGINNING,
    /** A line before the first event. */
    LINE
  }

  private static final String RECORD =
      "record sched_switch and the other events with ftrace, trace-cmd or perf record, as in"
          + " docs/trace-formats.md";
  private static final String PERF_SCRIPT =
      "run 'perf script --ns --show-lost-events -F comm,pid,tid,cpu,time,event,trace' on the same"
          + " perf.data and read its output";
  private static final String UNPACK = "unpack it first, or pack it with gzip";

  /** All that are known. */
  private static final List<ForeignForm> ALL =
      List.of(
          beginning("a perf.data file", "PERFILE2|2ELIFREP", PERF_SCRIPT),
          beginning(
              "a trace.dat file that does not stand alone in a file",
              "\\x17\\x08Dtracing",
              "unpack it with gunzip: its parts are read from several places at once"),
          beginning("a zstd file", "\\x28\\xb5\\x2f\\xfd", UNPACK),
          beginning("an xz file", "\\xfd7zXZ", UNPACK),
          beginning("a bzip2 file", "BZh\\d", UNPACK),
          beginning("an lz4 file", "\\x04\"M\\x18", UNPACK),
          beginning("a zip file", "PK\\x03\\x04", UNPACK),
          beginning("a gzip file inside a gzip file", "\\x1f\\x8b", "unpack it once"),
          beginning(
              "a trace stream of CTF, from LTTng or babeltrace",
              "\\xc1\\x1f\\xfc\\xc1|\\xc1\\xfc\\x1f\\xc1|/\\* CTF ",
              RECORD),
          beginning(
              "a trace in a SQLite database",
              "SQLite format 3",
              "give the trace that the database was made of"),
          line(
              "perf sched timehist output",
              "\\s*time\\s+cpu\\s+task name.*"
                  + "|\\s*\\d+\\.\\d{6,9} \\[\\d+\\]\\s.*\\s\\d+\\.\\d{3}\\s+\\d+\\.\\d{3}\\s+\\d+\\.\\d{3}.*",
              PERF_SCRIPT),
          line("perf sched latency output", "\\s*Task\\s+\\|\\s+Runtime ms\\s+\\|.*", PERF_SCRIPT),
          line("perf sched map output", "[\\s*.A-Za-z0-9-]+\\s\\d+\\.\\d{6} secs.*", PERF_SCRIPT),
          line(
              "ftrace text in the latency format",
              ".*-\\d+\\s+\\d+[a-zA-Z.#]{2,8}[0-9.]{0,4}\\s+(-?\\d+us.*|\\d+\\.\\d+:\\s.*)",
              "print it again without: 'echo 0 >/sys/kernel/tracing/options/latency-format', or"
                  + " 'trace-cmd report' without -l; a latency tracer records no whole trace: use"
                  + " the tracer nop"),
          line(
              "ftrace function graph output",
              "\\s*\\d+\\)\\s.*[|].*",
              "use the tracer nop: 'echo nop >/sys/kernel/tracing/current_tracer'"),
          line(
              "perf script output without the column CPU",
              "\\s*\\S.*\\s:?-?\\d+(/-?\\d+)?\\s+\\d+\\.\\d{3,9}:\\s+(\\d+\\s+)?[\\w.-]+:\\w+:.*",
              PERF_SCRIPT),
          line(
              "perf script output without the column time",
              "\\s*\\S.*\\s:?-?\\d+(/-?\\d+)?\\s+\\[\\d+\\]\\s+(\\d+\\s+)?[\\w.-]+:\\w+:.*",
              PERF_SCRIPT),
          line(
              "text of babeltrace, from a CTF trace of LTTng",
              "\\[\\d+:\\d+:\\d+\\.\\d+\\].*\\{.*|timestamp = .*name = .*",
              RECORD),
          line("bpftrace output", "Attach(ing|ed) \\d+ probes?\\.*|@\\w*\\[?.*\\]?: .*", RECORD),
          line(
              "a table of an eBPF tool",
              "(?i)(TIME(\\(\\w+\\))?|PID|CPU)\\s+.*\\b(COMM|PID|TASK|TID)\\b.*"
                  + "|Tracing .*Hit Ctrl-C to end.*",
              RECORD),
          line(
              "comma-separated values, such as bpftrace CSV",
              "[^,\\[\\]]*(,[^,\\[\\]]*){3,}",
              RECORD));

  private static final String EXPECTED =
      "ftrace text, trace-cmd report, perf script, trace.dat, a Perfetto trace or a page of"
          + " systrace";

  private static ForeignForm beginning(String name, String pattern, String remedy) {
    return new ForeignForm(name, Where.BEGINNING, Pattern.compile(pattern, Pattern.DOTALL), remedy);
  }

  private static ForeignForm line(String name, String pattern, String remedy) {
    return new ForeignForm(name, Where.LINE, Pattern.compile(pattern), remedy);
  }

  /** Throws if the first bytes of a file show that nobody here reads it. */
  static void refuseBeginning(String file, byte[] bytes, int length) {
    String beginning = latin(bytes, 0, Math.min(length, 64));
    for (ForeignForm form : ALL) {
      if (form.where == Where.BEGINNING && form.pattern.matcher(beginning).lookingAt()) {
        throw form.refused(file, 1, Excerpts.of(bytes, 0, Math.min(length, 16)));
      }
    }
    for (int i = 0; i < length && bytes[i] != '\n'; i++) {
      if (bytes[i] == 0) {
        throw new TraceException(
            new TraceProblem(
                file,
                1,
                i + 1,
                Excerpts.of(bytes, i, Math.min(length, i + 8)) + " (a binary file)",
                EXPECTED,
                "export the trace as text"));
      }
    }
  }

  /** Throws if a line that stands before the first event shows that nobody here reads the file. */
  static void refuseLine(String file, long number, byte[] text, int from, int to) {
    String line = latin(text, from, Math.min(to, from + 400));
    ALL.stream()
        .filter(form -> form.where == Where.LINE && form.pattern.matcher(line).matches())
        .findFirst()
        .ifPresent(
            form -> {
              throw form.refused(file, number, Excerpts.of(text, from, to));
            });
  }

  private TraceException refused(String file, long line, String value) {
    return refused(file, line, value, name, remedy);
  }

  static TraceException refused(String file, long line, String value, String name, String remedy) {
    return new TraceException(
        new TraceProblem(file, line, 1, value + " (" + name + ")", EXPECTED, remedy));
  }

  private static String latin(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }
}

package org.lazymm.trace;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * The list of tasks beside a trace: tab-separated, one task a line, with a heading that names at
 * least a column {@code pid} or {@code tid} and a column {@code kernel_thread}; {@code tgid} is
 * used if it is there.
 */
public final class TaskFile {
  private static final String SUFFIX = ".tasks.tsv";

  private TaskFile() {}

  /**
   * Finds the list that belongs to a trace: {@code NAME.tasks.tsv} or {@code NAME.tasks.tsv.gz}
   * beside {@code NAME.txt}, {@code NAME.txt.gz} or {@code NAME}.
   *
   * @param trace the trace
   * @return the list, if there is one
   */
  public static Optional<Path> beside(Path trace) {
    String name = trace.getFileName().toString();
    String stem = strip(strip(name, ".gz"), ".txt");
    return List.of(stem + SUFFIX + ".gz", stem + SUFFIX).stream()
        .map(trace::resolveSibling)
        .filter(Files::isRegularFile)
        .findFirst();
  }

  private static String strip(String name, String suffix) {
    return name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) : name;
  }

  /**
   * Reads a list, plain or gzipped.
   *
   * @param file the list
   * @return the tasks in it
   * @throws IOException if it cannot be read
   * @throws TraceException if a line of it is not as it should be
   */
  public static TaskTable read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      boolean gzipped = file.getFileName().toString().endsWith(".gz");
      return read(file.toString(), gzipped ? new GZIPInputStream(in) : in);
    }
  }

  /**
   * Reads a list from a stream of text.
   *
   * @param name how messages call it
   * @param in the text
   * @return the tasks in it
   * @throws IOException if it cannot be read
   * @throws TraceException if a line of it is not as it should be
   */
  public static TaskTable read(String name, InputStream in) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    String heading = Optional.ofNullable(lines.readLine()).orElse("");
    List<String> columns = List.of(heading.replaceFirst("^#\\s*", "").split("\t", -1));
    int pid = column(columns, "pid", "tid");
    int tgid = column(columns, "tgid", "tgid");
    int kernel = column(columns, "kernel_thread", "kthread");
    if (pid < 0 || kernel < 0) {
      throw wrong(name, 1, heading, "a heading with the columns pid and kernel_thread");
    }
    TaskTable table = new TaskTable();
    int number = 1;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] cells = line.split("\t", -1);
      String expected = columns.size() + " cells, with numbers for pid and kernel_thread";
      if (cells.length < Math.max(pid, kernel) + 1) {
        throw wrong(name, number, line, expected);
      }
      try {
        int task = Integer.parseInt(cells[pid].strip());
        table.kernelThread(task, Integer.parseInt(cells[kernel].strip()) != 0);
        if (tgid >= 0 && tgid < cells.length) {
          table.process(task, Integer.parseInt(cells[tgid].strip()));
        }
      } catch (IllegalArgumentException notANumber) {
        throw wrong(name, number, line, expected);
      }
    }
    return table;
  }

  private static int column(List<String> columns, String name, String otherName) {
    for (int i = 0; i < columns.size(); i++) {
      String column = columns.get(i).strip().toLowerCase(Locale.ROOT);
      if (column.startsWith(name) || column.startsWith(otherName)) {
        return i;
      }
    }
    return -1;
  }

  private static TraceException wrong(String name, int line, String value, String expected) {
    byte[] bytes = Bytes.ascii(value);
    return new TraceException(
        new TraceProblem(
            name,
            line,
            1,
            Excerpts.of(bytes, 0, bytes.length),
            expected,
            "make the list again with record-trace.sh, or take it away to have kernel threads"
                + " guessed"));
  }
}

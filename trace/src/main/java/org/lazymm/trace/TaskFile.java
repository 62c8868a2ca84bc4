package org.lazymm.trace;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * A list of tasks: tab-separated, one task a line, with a heading that names a column {@code pid}
 * or {@code tid} and one that tells kernel threads: {@code kernel_thread}, else {@code flags} with
 * the kernel's {@code PF_KTHREAD}, else {@code ppid}, since {@code kthreadd} is the parent of all
 * others. {@code tgid} is used if it is there.
 */
public final class TaskFile {
  private static final String SUFFIX = ".tasks.tsv";

  /** Names of tasks may hold any quotes. */
  private static final char NO_QUOTES = '\0';

  private TaskFile() {}

  /**
   * Finds the list that belongs to a trace: {@code NAME.tasks.tsv} or {@code NAME.tasks.tsv.gz}
   * beside {@code NAME.txt}, {@code NAME.txt.gz} or {@code NAME}.
   *
   * @param trace the trace
   * @return the list, if there is one
   */
  public static Optional<Path> beside(Path trace) {
    String name = String.valueOf(trace.getFileName());
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
    try {
      return table(name, in);
    } catch (CsvParseException tooLong) {
      throw wrong(name, 0, List.of("a cell that is too long"), "a list of tasks");
    } catch (UncheckedIOException unreadable) {
      throw new IOException(unreadable.getMessage(), unreadable);
    }
  }

  private static TaskTable table(String name, InputStream in) {
    Iterator<CsvRecord> lines =
        CsvReader.builder()
            .fieldSeparator('\t')
            .quoteCharacter(NO_QUOTES)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))
            .iterator();
    List<String> heading = lines.hasNext() ? lines.next().getFields() : List.of("");
    int pid = column(heading, "pid", "tid");
    int tgid = column(heading, "tgid", "tgid");
    KernelColumn kernel = KernelColumn.of(heading);
    if (pid < 0 || kernel.place() < 0) {
      throw wrong(
          name, 1, heading, "a heading with the columns pid and kernel_thread, flags or ppid");
    }
    TaskTable table = new TaskTable();
    while (lines.hasNext()) {
      CsvRecord line = lines.next();
      List<String> cells = line.getFields();
      if (cells.get(0).startsWith("#") || cells.stream().allMatch(String::isBlank)) {
        continue;
      }
      String expected = heading.size() + " cells, with numbers for pid and " + kernel.name();
      if (cells.size() < Math.max(pid, kernel.place()) + 1) {
        throw wrong(name, line.getStartingLineNumber(), cells, expected);
      }
      try {
        int task = number(cells.get(pid));
        table.kernelThread(task, kernel.kernelThread(task, cells.get(kernel.place()).strip()));
        if (tgid >= 0 && tgid < cells.size()) {
          table.process(task, number(cells.get(tgid)));
        }
      } catch (NumberFormatException notANumber) {
        throw wrong(name, line.getStartingLineNumber(), cells, expected);
      }
    }
    return table;
  }

  private static int number(String cell) {
    int number = Integer.parseInt(cell.strip());
    if (number < 0) {
      throw new NumberFormatException(cell);
    }
    return number;
  }

  /** The column that tells kernel threads. */
  private record KernelColumn(String name, int place) {
    private static final long PF_KTHREAD = 0x20_0000;
    private static final int KTHREADD = 2;

    static KernelColumn of(List<String> heading) {
      return Stream.of("kernel_thread", "kthread", "flags", "ppid")
          .map(name -> new KernelColumn(name, column(heading, name, name)))
          .filter(column -> column.place >= 0)
          .findFirst()
          .orElse(new KernelColumn("kernel_thread", -1));
    }

    boolean kernelThread(int task, String cell) {
      return switch (name) {
        case "flags" -> (Long.decode(cell) & PF_KTHREAD) != 0;
        case "ppid" -> task == KTHREADD || Integer.parseInt(cell) == KTHREADD;
        default -> Integer.parseInt(cell) != 0;
      };
    }
  }

  private static int column(List<String> columns, String name, String otherName) {
    for (int i = 0; i < columns.size(); i++) {
      String column = columns.get(i).replaceFirst("^#", "").strip().toLowerCase(Locale.ROOT);
      if (isCalled(column, name) || isCalled(column, otherName)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether a column has a name, behind which an explanation may follow. */
  private static boolean isCalled(String column, String name) {
    return column.startsWith(name)
        && (column.length() == name.length()
            || !Character.isLetterOrDigit(column.charAt(name.length())));
  }

  private static TraceException wrong(String name, long line, List<String> cells, String expected) {
    byte[] bytes = Bytes.ascii(String.join("\t", cells));
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

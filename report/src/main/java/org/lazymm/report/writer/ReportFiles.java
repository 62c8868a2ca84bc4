package org.lazymm.report.writer;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.lazymm.report.Comparison;
import org.lazymm.report.Problem;

/** Puts reports into files: each one whole or not at all, and one that fails stops no other. */
public final class ReportFiles {

  private ReportFiles() {}

  /**
   * Writes all reports.
   *
   * @throws UnwritableReportException if some could not be written, after all others were
   */
  public static void write(Comparison comparison, List<ReportFile> files) {
    List<Problem> failures = new ArrayList<>();
    for (ReportFile file : files) {
      try {
        write(comparison, file);
      } catch (IOException e) {
        failures.add(explain(file.path(), e));
      }
    }
    if (!failures.isEmpty()) {
      throw new UnwritableReportException(failures);
    }
  }

  private static void write(Comparison comparison, ReportFile file) throws IOException {
    Path target = Files.exists(file.path()) ? file.path().toRealPath() : file.path();
    if (Files.isDirectory(target)) {
      throw new FileSystemException(target.toString(), null, "it is a directory");
    }
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      // A pipe or a device: there is nothing to replace.
      fill(comparison, file, Files.newOutputStream(target, StandardOpenOption.WRITE));
      return;
    }
    if (Files.exists(target) && !Files.isWritable(target)) {
      throw new AccessDeniedException(target.toString());
    }
    String name = "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp";
    Path partial = target.resolveSibling(name);
    try {
      fill(comparison, file, Files.newOutputStream(partial));
      move(partial, target);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  private static void fill(Comparison comparison, ReportFile file, OutputStream out)
      throws IOException {
    boolean isCompressed = file.path().toString().endsWith(".gz");
    try (out;
        OutputStream bytes = isCompressed ? new GZIPOutputStream(out) : out;
        Writer text = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8))) {
      file.writer().write(comparison, text);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static Problem explain(Path path, IOException problem) {
    return new Problem("cannot write " + path, reason(path, problem));
  }

  private static String reason(Path path, IOException problem) {
    Path directory = path.toAbsolutePath().getParent();
    if (problem instanceof NoSuchFileException && directory != null && !Files.exists(directory)) {
      return "the directory " + directory + " does not exist; create it or choose another path";
    }
    if (problem instanceof AccessDeniedException) {
      return "permission denied; choose a path that you may write to";
    }
    if (Files.isDirectory(path)) {
      return "it is a directory; name a file in it";
    }
    String reason =
        problem instanceof FileSystemException known && known.getReason() != null
            ? known.getReason()
            : String.valueOf(problem.getMessage());
    return reason.lines().findFirst().orElse("unknown error") + "; choose another path";
  }
}

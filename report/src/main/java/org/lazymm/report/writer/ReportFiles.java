package org.lazymm.report.writer;

import java.util.ArrayList;
import java.util.List;
import org.lazymm.output.OutputFile;
import org.lazymm.output.UnwritableFileException;
import org.lazymm.report.Comparison;

/** Puts reports into files: one that fails stops no other. */
public final class ReportFiles {

  private ReportFiles() {}

  /**
   * Writes all reports.
   *
   * @throws UnwritableReportException if some could not be written, after all others were
   */
  public static void write(Comparison comparison, List<ReportFile> files) {
    List<UnwritableFileException> failures = new ArrayList<>();
    for (ReportFile file : files) {
      try {
        new OutputFile(file.path()).write(out -> file.writer().write(comparison, out));
      } catch (UnwritableFileException unwritable) {
        failures.add(unwritable);
      }
    }
    if (!failures.isEmpty()) {
      throw new UnwritableReportException(failures);
    }
  }
}

package org.lazymm.report.writer;

import java.io.IOException;
import java.io.Writer;
import org.lazymm.report.Comparison;

/** Writes a comparison in one format; the same comparison always gives the same text. */
@FunctionalInterface
public interface ReportWriter {

  /**
   * Writes the whole report.
   *
   * @param comparison what to write
   * @param out where to; neither flushed nor closed
   * @throws IOException if {@code out} throws it
   */
  void write(Comparison comparison, Writer out) throws IOException;
}

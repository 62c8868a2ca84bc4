package org.lazymm.report.writer;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import org.lazymm.report.Comparison;
import org.lazymm.report.Measurement;
import org.lazymm.report.Numbers;

/** Writes the measurements of a comparison as CSV: a line for each number, in long form. */
public final class CsvReport implements ReportWriter {

  @Override
  public void write(Comparison comparison, Writer out) throws IOException {
    CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
    csv.writeRecord(
        "workload", "profile", "cpus", "at", "scheme", "draw", "metric", "unit", "value");
    try {
      for (Measurement one : comparison.measurements()) {
        one.values()
            .forEach(
                (metric, value) ->
                    csv.writeRecord(
                        one.workload(),
                        one.profile(),
                        Integer.toString(one.cpus()),
                        Numbers.exact(one.at()),
                        one.scheme(),
                        Integer.toString(one.draw()),
                        metric.id(),
                        metric.unit().label(),
                        Numbers.exact(value)));
      }
      csv.flush();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}

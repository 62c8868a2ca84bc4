package org.lazymm.report.html;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.lazymm.report.Comparison;
import org.lazymm.report.chart.ChartStyle;
import org.lazymm.report.writer.ReportWriter;

/**
 * Writes a comparison as one HTML page: no script, nothing fetched, readable by day, by night and
 * on paper.
 */
public final class HtmlReport implements ReportWriter {

  private static final String TEMPLATES = "org.lazymm.report.html.templates";

  @Override
  public void write(Comparison comparison, Writer out) throws IOException {
    TemplateEngine engine =
        TemplateEngine.createPrecompiled(
            null, ContentType.Html, HtmlReport.class.getClassLoader(), TEMPLATES);
    StringOutput page = new StringOutput();
    engine.render("page.jte", Page.of(comparison), page);
    out.write(page.toString());
  }

  /** The style sheet of the page. */
  static String style() {
    try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
      if (in == null) {
        throw new IllegalStateException("report.css is not in the jar of the report module");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8) + ChartStyle.css();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

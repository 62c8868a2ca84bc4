package org.lazymm.cli;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.MapBinder;
import org.lazymm.report.html.HtmlReport;
import org.lazymm.report.writer.CsvReport;
import org.lazymm.report.writer.JUnitXmlReport;
import org.lazymm.report.writer.JsonReport;
import org.lazymm.report.writer.MarkdownReport;
import org.lazymm.report.writer.ReportWriter;

/** Says who writes each format of a report. */
final class ReportsModule extends AbstractModule {
  @Override
  protected void configure() {
    MapBinder<ReportFormat, ReportWriter> writers =
        MapBinder.newMapBinder(binder(), ReportFormat.class, ReportWriter.class);
    writers.addBinding(ReportFormat.HTML).to(HtmlReport.class);
    writers.addBinding(ReportFormat.JSON).to(JsonReport.class);
    writers.addBinding(ReportFormat.CSV).to(CsvReport.class);
    writers.addBinding(ReportFormat.MARKDOWN).to(MarkdownReport.class);
    writers.addBinding(ReportFormat.JUNIT).to(JUnitXmlReport.class);
  }
}

package org.lazymm.cli;

/** What a report can be written as. */
enum ReportFormat {
  HTML,
  JSON,
  CSV,
  MARKDOWN,
  JUNIT
}

package org.lazymm.report.writer;

import org.junit.jupiter.api.Test;
import org.lazymm.report.Examples;
import org.lazymm.report.Golden;

class GoldenReportsTest {

  @Test
  void console() {
    Golden.check("small.txt", ConsoleReport.plain(), Examples.small());
  }

  @Test
  void consoleWithManySchemes() {
    Golden.check("large.txt", ConsoleReport.plain(), Examples.large());
  }

  @Test
  void markdown() {
    Golden.check("small.md", new MarkdownReport(), Examples.small());
  }

  @Test
  void csv() {
    Golden.check("small.csv", new CsvReport(), Examples.small());
  }

  @Test
  void json() {
    Golden.check("small.json", new JsonReport(), Examples.small());
  }

  @Test
  void junitXml() {
    Golden.check("small.xml", new JUnitXmlReport(), Examples.small());
  }
}

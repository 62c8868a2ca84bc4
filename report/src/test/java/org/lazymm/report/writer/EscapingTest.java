package org.lazymm.report.writer;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.lazymm.report.Examples;
import org.lazymm.report.Golden;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import tools.jackson.databind.json.JsonMapper;

/** A name with everything in it that some format takes for its own. */
class EscapingTest {

  @Test
  void csv() {
    String csv = Golden.text(new CsvReport(), Examples.hostile());
    List<CsvRecord> records = CsvReader.builder().ofCsvRecord(csv).stream().toList();
    assertTrue(records.stream().anyMatch(row -> row.getField(4).equals(Examples.HOSTILE)));
    assertTrue(records.stream().allMatch(row -> row.getFieldCount() == 9));
  }

  @Test
  void json() {
    String json = Golden.text(new JsonReport(), Examples.hostile());
    assertEquals(
        Examples.HOSTILE, new JsonMapper().readTree(json).at("/schemes/0/name").asString());
  }

  @Test
  void junitXml() {
    String xml = Golden.text(new JUnitXmlReport(), Examples.hostile());
    Document document =
        assertDoesNotThrow(
            () ->
                DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml))));
    assertEquals(8, document.getElementsByTagName("testsuite").getLength());
    assertEquals(1, document.getElementsByTagName("failure").getLength());
  }

  @Test
  void markdown() {
    String markdown = Golden.text(new MarkdownReport(), Examples.hostile());
    assertFalse(markdown.contains("<b>"));
    long columns =
        markdown
            .lines()
            .filter(line -> line.startsWith("| dead mms, peak"))
            .mapToLong(line -> line.replace("\\|", "").chars().filter(c -> c == '|').count())
            .distinct()
            .sum();
    assertEquals(4, columns);
  }
}

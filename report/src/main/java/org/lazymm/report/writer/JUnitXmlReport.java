package org.lazymm.report.writer;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.lazymm.report.Check;
import org.lazymm.report.Comparison;
import org.lazymm.report.JudgedProperty;
import org.lazymm.report.Scheme;
import org.lazymm.report.Verdict;
import org.lazymm.report.finding.VerdictMatrix;
import org.lazymm.report.finding.VerdictTally;

/**
 * Writes the verdicts of a comparison as JUnit XML, as build servers read it: a suite for each
 * check and scheme, a test for each property; what is unknown is skipped, with its reason.
 */
public final class JUnitXmlReport implements ReportWriter {

  @Override
  public void write(Comparison comparison, Writer out) throws IOException {
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
      VerdictMatrix matrix = VerdictMatrix.of(comparison);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("testsuites");
      xml.writeAttribute("name", "lazymm");
      for (Check check : comparison.checks()) {
        for (Scheme scheme : comparison.schemes()) {
          suite(xml, comparison.properties(), matrix, check, scheme.name());
        }
      }
      xml.writeCharacters("\n");
      xml.writeEndElement();
      xml.writeCharacters("\n");
      xml.writeEndDocument();
      xml.flush();
    } catch (XMLStreamException e) {
      throw e.getNestedException() instanceof IOException cause ? cause : new IOException(e);
    }
  }

  private static void suite(
      XMLStreamWriter xml,
      List<JudgedProperty> properties,
      VerdictMatrix matrix,
      Check check,
      String scheme)
      throws XMLStreamException {
    VerdictTally tally = matrix.tally(scheme, check);
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testsuite");
    attribute(xml, "name", check.id() + "." + scheme);
    attribute(xml, "tests", Integer.toString(tally.total()));
    attribute(xml, "failures", Integer.toString(tally.failed()));
    attribute(xml, "errors", "0");
    attribute(xml, "skipped", Integer.toString(tally.unknown()));
    for (JudgedProperty property : properties) {
      test(xml, property, matrix.verdict(scheme, property, check));
    }
    xml.writeCharacters("\n  ");
    xml.writeEndElement();
  }

  private static void test(XMLStreamWriter xml, JudgedProperty property, Verdict verdict)
      throws XMLStreamException {
    xml.writeCharacters("\n    ");
    xml.writeStartElement("testcase");
    attribute(xml, "classname", "lazymm." + verdict.check() + "." + verdict.scheme());
    attribute(xml, "name", property.id() + " " + property.sentence());
    switch (verdict.outcome()) {
      case PASS -> child(xml, "system-out", verdict.standing());
      case FAIL -> {
        xml.writeStartElement("failure");
        attribute(xml, "message", property.sentence());
        xml.writeCharacters(clean(verdict.detail()));
        xml.writeEndElement();
      }
      case UNKNOWN -> {
        xml.writeEmptyElement("skipped");
        attribute(xml, "message", verdict.detail());
      }
    }
    xml.writeEndElement();
  }

  private static void child(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(clean(text));
    xml.writeEndElement();
  }

  private static void attribute(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    xml.writeAttribute(name, clean(value));
  }

  /** Without the control characters that XML cannot hold. */
  private static String clean(String text) {
    return text.replaceAll(
        "[^\\x{9}\\x{A}\\x{D}\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", "?");
  }
}

package org.lazymm.report.chart;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.Consumer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A drawing under way: elements with attributes, escaped; coordinates to a tenth of a pixel. */
final class Svg {

  private final XMLStreamWriter xml;

  private Svg(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /**
   * Draws a picture that a screen reader can name.
   *
   * @param id unique in the page
   */
  static String draw(
      String id,
      double width,
      double height,
      String title,
      String description,
      Consumer<Svg> body) {
    StringWriter out = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
      Svg svg = new Svg(xml);
      xml.writeStartElement("svg");
      xml.writeAttribute("xmlns", "http://www.w3.org/2000/svg");
      svg.attributes(
          "class",
          "chart",
          "viewBox",
          "0 0 " + number(width) + " " + number(height),
          "role",
          "img",
          "aria-labelledby",
          id + "-title " + id + "-description");
      svg.leaf("title", title, "id", id + "-title");
      svg.leaf("desc", description, "id", id + "-description");
      body.accept(svg);
      xml.writeEndElement();
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("cannot draw '" + title + "'", e);
    }
    return out.toString();
  }

  /** An element with children. */
  void group(Runnable children, Object... attributes) {
    element("g", children, attributes);
  }

  /** An element of any name with children. */
  void element(String name, Runnable children, Object... attributes) {
    try {
      xml.writeStartElement(name);
      attributes(attributes);
      children.run();
      xml.writeEndElement();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An element without children. */
  void shape(String name, Object... attributes) {
    try {
      xml.writeEmptyElement(name);
      attributes(attributes);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An element that holds text. */
  void leaf(String name, String text, Object... attributes) {
    element(
        name,
        () -> {
          try {
            xml.writeCharacters(clean(text));
          } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
          }
        },
        attributes);
  }

  /** A straight line. */
  void line(String style, double x1, double y1, double x2, double y2) {
    shape("line", "class", style, "x1", x1, "y1", y1, "x2", x2, "y2", y2);
  }

  /** A text whose {@code anchor} (start, middle, end) is at a point of its base line. */
  void text(String style, String anchor, double x, double y, String text) {
    leaf("text", text, "class", style, "text-anchor", anchor, "x", x, "y", y);
  }

  /** What a pointer that rests on the enclosing group is told. */
  void hint(String text) {
    leaf("title", text);
  }

  /** A coordinate as text. */
  static String number(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  private void attributes(Object... pairs) {
    try {
      for (int i = 0; i < pairs.length; i += 2) {
        Object value = pairs[i + 1];
        xml.writeAttribute(
            (String) pairs[i],
            value instanceof Double number ? number(number) : clean(value.toString()));
      }
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String clean(String text) {
    return text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "?");
  }
}

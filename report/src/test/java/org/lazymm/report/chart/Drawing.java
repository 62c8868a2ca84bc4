package org.lazymm.report.chart;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A drawing read back: where things are. */
final class Drawing {

  /** A rectangle. */
  record Area(double left, double top, double right, double bottom, String what) {

    boolean overlaps(Area other) {
      return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }

    boolean contains(double x, double y) {
      return left <= x && x <= right && top <= y && y <= bottom;
    }
  }

  /** A point. */
  record Spot(double x, double y) {}

  private static final Pattern POINT = Pattern.compile("[ML](-?[\\d.]+) (-?[\\d.]+)");

  private final Document document;

  Drawing(String svg) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    } catch (Exception e) {
      throw new AssertionError("not well-formed: " + svg, e);
    }
  }

  Area all() {
    String[] box = document.getDocumentElement().getAttribute("viewBox").split(" ");
    return new Area(0, 0, Double.parseDouble(box[2]), Double.parseDouble(box[3]), "drawing");
  }

  /** The texts and the room that each takes by the widest estimate. */
  List<Area> texts() {
    List<Area> areas = new ArrayList<>();
    for (Element text : elements("text")) {
      String content = text.getTextContent();
      double wide =
          text.getAttribute("class").equals("tick") ? Text.tick(content) : Text.label(content);
      double x = number(text, "x");
      double y = number(text, "y");
      double left =
          switch (text.getAttribute("text-anchor")) {
            case "end" -> x - wide;
            case "middle" -> x - wide / 2;
            default -> x;
          };
      areas.add(new Area(left, y - 10, left + wide, y + 2, content));
    }
    return areas;
  }

  /** The points of all curves and bands. */
  List<Spot> points() {
    List<Spot> points = new ArrayList<>();
    for (Element path : elements("path")) {
      if (!path.getAttribute("class").equals("mark")) {
        Matcher matcher = POINT.matcher(path.getAttribute("d"));
        while (matcher.find()) {
          points.add(
              new Spot(Double.parseDouble(matcher.group(1)), Double.parseDouble(matcher.group(2))));
        }
      }
    }
    return points;
  }

  List<Area> bars() {
    List<Area> areas = new ArrayList<>();
    for (Element bar : elements("rect")) {
      double x = number(bar, "x");
      double y = number(bar, "y");
      areas.add(new Area(x, y, x + number(bar, "width"), y + number(bar, "height"), "bar"));
    }
    return areas;
  }

  /** The area between the outermost grid lines and the bottom of the frame. */
  Area plot() {
    double left = Double.MAX_VALUE;
    double right = 0;
    double top = Double.MAX_VALUE;
    double bottom = 0;
    for (Element line : elements("line")) {
      String style = line.getAttribute("class");
      if (style.equals("grid") || style.equals("frame")) {
        left = Math.min(left, number(line, "x1"));
        right = Math.max(right, number(line, "x2"));
        top = Math.min(top, number(line, "y1"));
      }
      if (style.equals("frame") && number(line, "y1") == number(line, "y2")) {
        bottom = number(line, "y1");
      }
    }
    return new Area(left, top, right, bottom, "plot");
  }

  List<Element> elements(String name) {
    NodeList nodes = document.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  private static double number(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }
}

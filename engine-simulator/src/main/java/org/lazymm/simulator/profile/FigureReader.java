package org.lazymm.simulator.profile;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lazymm.yaml.YamlException;
import org.lazymm.yaml.YamlNode;

/** Reads one figure of a machine profile. */
final class FigureReader {
  private static final List<String> ENTRIES =
      List.of("value", "source", "assumed", "range", "because");

  private FigureReader() {}

  /**
   * The figure that a node describes.
   *
   * @param key which figure it is
   * @param node its value, its source, whether it is assumed, and its range
   * @param open supplies the range if it is assumed and has none
   * @throws YamlException when it is none
   */
  static Figure read(FigureKey key, YamlNode node, LeftOpen open) {
    node.mapping("a figure such as {value: 1, source: a book}").allowOnly(ENTRIES);
    double value = node.get("value").number();
    if (!isPossible(key, value)) {
      throw node.get("value").error(key.label() + limits(key) + ", not " + value);
    }
    boolean assumed = node.find("assumed").map(YamlNode::flag).orElse(false);
    return new Figure(
        value, node.get("source").text(), assumed, range(key, node, value, assumed, open));
  }

  private static Range range(
      FigureKey key, YamlNode node, double value, boolean assumed, LeftOpen open) {
    Optional<YamlNode> given = node.find("range");
    if (given.isEmpty()) {
      if (node.has("because")) {
        throw node.get("because").error("because gives the reason of a range; add range");
      }
      return assumed ? open.range(key, value) : Range.only(value);
    }
    YamlNode range = given.get();
    if (range.items().size() != 2) {
      throw range.expected("a list of two numbers, such as [1, 2]");
    }
    double[] ends = range.items().stream().mapToDouble(YamlNode::number).toArray();
    if (!isPossible(key, ends[0]) || !isPossible(key, ends[1])) {
      throw range.error(
          "both ends of the range of "
              + key.label()
              + limits(key)
              + ", not "
              + ends[0]
              + " and "
              + ends[1]);
    }
    if (ends[0] > ends[1]) {
      throw range.error("range must go from low to high, not from " + ends[0] + " to " + ends[1]);
    }
    if (!(ends[0] <= value && value <= ends[1])) {
      throw range.error(
          "the value "
              + value
              + " of "
              + key.label()
              + " must lie in its range, not outside "
              + ends[0]
              + " to "
              + ends[1]);
    }
    return new Range(ends[0], ends[1], node.get("because").text());
  }

  private static boolean isPossible(FigureKey key, double value) {
    return value >= 0 && value <= key.unit().limit();
  }

  private static String limits(FigureKey key) {
    String limit = String.format(Locale.ROOT, "%.0f %s", key.unit().limit(), key.unit().symbol());
    return " must be 0 to " + limit.strip();
  }
}

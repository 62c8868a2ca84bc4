package org.lazymm.report.writer;

import java.util.Locale;
import org.lazymm.report.Numbers;
import tools.jackson.databind.node.ObjectNode;

/** How single values look in JSON. */
final class Json {

  private Json() {}

  /** A constant in lower case. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** Puts a number: twelve significant digits, or none at all if it is infinite. */
  static void put(ObjectNode node, String key, double value) {
    if (Double.isFinite(value)) {
      node.put(key, Numbers.decimal(value));
    }
  }
}

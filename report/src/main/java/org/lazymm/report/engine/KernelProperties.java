package org.lazymm.report.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.lazymm.report.Property;

/** The properties of the modelled kernel, under the headings of a report. */
public final class KernelProperties {

  private static final Map<Character, String> FAMILIES =
      Map.of(
          'S', "Safety",
          'O', "Order",
          'M', "membarrier",
          'K', "Balance",
          'L', "Liveness and retention",
          'H', "Hotplug",
          'X', "Context",
          'I', "Idle and isolation",
          'A', "Assumptions of the scheme");

  private KernelProperties() {}

  /** All of them, in the order in which they are declared. */
  public static List<Property> all() {
    return Arrays.stream(org.lazymm.scheduler.property.Property.values())
        .map(KernelProperties::of)
        .toList();
  }

  /** One of them. */
  static Property of(org.lazymm.scheduler.property.Property property) {
    String id = property.name();
    return new Property(id, FAMILIES.getOrDefault(id.charAt(0), "Other"), property.claim());
  }
}

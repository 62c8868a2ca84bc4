package org.lazymm.report.engine;

import java.util.Arrays;
import java.util.List;
import org.lazymm.report.Property;
import org.lazymm.scheduler.property.Property.Judge;

/** The properties of the modelled kernel, under the headings of a report. */
public final class KernelProperties {

  private KernelProperties() {}

  /** All of them, in the order in which they are declared. */
  public static List<Property> all() {
    return Arrays.stream(org.lazymm.scheduler.property.Property.values())
        .map(KernelProperties::of)
        .toList();
  }

  /** Whether a property is about memory order, so that runs in order cannot judge it. */
  public static boolean isAboutOrders(Property property) {
    return Arrays.stream(org.lazymm.scheduler.property.Property.values())
        .filter(each -> each.judge() == Judge.EXPLORER)
        .anyMatch(each -> each.name().equals(property.id()));
  }

  /** One of them. */
  static Property of(org.lazymm.scheduler.property.Property property) {
    return new Property(property.name(), property.family().heading(), property.claim());
  }
}

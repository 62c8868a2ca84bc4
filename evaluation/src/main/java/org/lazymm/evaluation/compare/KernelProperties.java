package org.lazymm.evaluation.compare;

import java.util.Arrays;
import java.util.List;
import org.lazymm.report.JudgedProperty;
import org.lazymm.scheduler.property.Property.DecidedBy;

/** The properties of the modelled kernel, under the headings of a report. */
final class KernelProperties {

  private KernelProperties() {}

  /** All of them, in the order in which they are declared. */
  public static List<JudgedProperty> all() {
    return Arrays.stream(org.lazymm.scheduler.property.Property.values())
        .map(KernelProperties::of)
        .toList();
  }

  private static JudgedProperty of(org.lazymm.scheduler.property.Property property) {
    return new JudgedProperty(
        property.name(),
        property.family().heading(),
        property.claim(),
        property.judge() == DecidedBy.EXPLORER);
  }
}

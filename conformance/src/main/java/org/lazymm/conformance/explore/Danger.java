package org.lazymm.conformance.explore;

import org.lazymm.scheduler.property.Property;

/** What must happen in an execution for a property that only explorations judge to be in danger. */
public final class Danger {
  private Danger() {}

  /**
   * What happens, in a clause.
   *
   * @param property one that explorations judge
   */
  public static String text(Property property) {
    return switch (property) {
      case O1, O6 -> "the last user of an mm goes that another CPU uses";
      case O2, O4 -> "an mm is freed that another CPU has used";
      case O3 -> "a CPU counts a reference that another CPU drops";
      case M1, M2, M3, M4, M5, M6, M7, M8, M9, M10, M11 ->
          "all steps are taken of a scenario with an outcome that must not come out";
      default -> "a scenario is explored";
    };
  }
}

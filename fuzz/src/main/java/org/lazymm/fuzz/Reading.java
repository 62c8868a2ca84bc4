package org.lazymm.fuzz;

import java.util.List;

/**
 * What came of an input that was read.
 *
 * @param value what was read; the same for the same input
 * @param told lines about it that a person sees
 */
public record Reading(String value, List<String> told) {
  /** Copies the list. */
  public Reading {
    told = List.copyOf(told);
  }

  /**
   * Of an input that nothing is told about.
   *
   * @param value what was read
   */
  public static Reading of(Object value) {
    return new Reading(value.toString(), List.of());
  }
}

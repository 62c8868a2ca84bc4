package org.lazymm.explorer.replay;

import java.util.List;
import org.lazymm.explorer.scenario.CodePlace;
import org.lazymm.explorer.scenario.Finding;
import org.lazymm.scheduler.property.Property;

/**
 * In which way a property is broken. Two executions that have it in common, of whatever scenario
 * and under whatever model, show the same fault.
 *
 * @param property which
 * @param kind in which way
 * @param places where the events stand that the reason names, in that order; empty if it names none
 */
public record FlawCause(Property property, Finding.Kind kind, List<CodePlace> places) {
  /** Copies the list. */
  public FlawCause {
    places = List.copyOf(places);
  }
}

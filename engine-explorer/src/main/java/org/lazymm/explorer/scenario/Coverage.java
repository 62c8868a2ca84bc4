package org.lazymm.explorer.scenario;

import java.util.EnumMap;
import java.util.Map;
import org.lazymm.scheduler.property.Property;

/**
 * How much executions say of each property.
 *
 * @param executions how many were judged
 * @param tried in how many of them each property was in danger: its situation arose
 */
public record Coverage(long executions, Map<Property, Long> tried) {
  /** Nothing was tried. */
  public static final Coverage NONE = new Coverage(0, Map.of());

  /** Copies the map. */
  public Coverage {
    tried = tried.isEmpty() ? Map.of() : new EnumMap<>(tried);
  }

  /**
   * In how many executions a property was in danger.
   *
   * @param property which
   */
  public long of(Property property) {
    return tried.getOrDefault(property, 0L);
  }
}

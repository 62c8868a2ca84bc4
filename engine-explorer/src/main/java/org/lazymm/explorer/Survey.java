package org.lazymm.explorer;

import java.util.Set;
import org.lazymm.scheduler.property.Property;

/**
 * What all executions of a scenario under a memory model come to, none of them left out because
 * another breaks something: for comparisons.
 *
 * @param broken every property that some execution breaks
 * @param ends every state in which a complete execution ends, as it was described
 * @param executions how many executions there were, those included that wait for ever
 * @param unknown why not all of them were looked at; empty if all were
 * @param <T> a description of an end
 */
public record Survey<T>(Set<Property> broken, Set<T> ends, long executions, String unknown) {

  /** Copies the sets. */
  public Survey {
    broken = Set.copyOf(broken);
    ends = Set.copyOf(ends);
  }
}

package org.lazymm.scheduler.property;

import java.io.Serializable;

/**
 * A property that was seen broken.
 *
 * @param property which
 * @param cpu the CPU whose code ran, or -1 when a check between two steps found it
 * @param what why it fails, in one sentence, with the mm and the CPUs by name
 * @param where the scheme's source position as {@code Class.method:line}, or empty when no scheme
 *     code was running
 */
public record Violation(Property property, int cpu, String what, String where)
    implements Serializable {

  /** The property, what happened, and where. */
  @Override
  public String toString() {
    return property + ": " + happened();
  }

  /** What happened, and where, without the property. */
  public String happened() {
    return what + (cpu < 0 ? "" : " [cpu" + cpu + "]") + (where.isEmpty() ? "" : " at " + where);
  }
}

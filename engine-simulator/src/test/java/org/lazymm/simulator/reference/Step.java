package org.lazymm.simulator.reference;

import java.util.Locale;

/**
 * One step of a program.
 *
 * @param kind what it is
 * @param line which line it accesses; 0 for none
 * @param ticks how long it takes by itself; for {@link Kind#PASS}
 */
record Step(Kind kind, int line, long ticks) {
  @Override
  public String toString() {
    return switch (kind) {
      case PASS -> "pass " + ticks;
      case FENCE -> "fence";
      default -> kind.name().toLowerCase(Locale.ROOT) + " " + line;
    };
  }
}

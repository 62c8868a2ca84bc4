package org.lazymm.broken.scheme;

import java.util.HashMap;
import java.util.Map;
import org.lazymm.api.Mm;

/** Keeps for a scheme what is its own affair: which mm each CPU borrows. */
final class Borrowers {
  private static final Map<Integer, Mm> LAZY = new HashMap<>();

  private Borrowers() {}

  static void borrows(int cpu, Mm mm) {
    LAZY.put(cpu, mm);
  }

  static void givesBack(int cpu) {
    LAZY.remove(cpu);
  }
}

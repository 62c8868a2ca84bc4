package org.lazymm.broken.scheme;

import java.util.HashMap;
import java.util.Map;
import org.lazymm.api.Kernel;
import org.lazymm.api.Mm;
import org.lazymm.scheme.reference.ReferenceCounting;

/** Reference counting that remembers in a map which mm each CPU borrows. */
public final class StateInMap extends ReferenceCounting {
  private final Map<Integer, Mm> lazy = new HashMap<>();

  /**
   * Makes the broken scheme.
   *
   * @param kernel the services of its machine
   */
  public StateInMap(Kernel kernel) {
    super(kernel);
  }

  @Override
  public void borrow(int cpu, Mm mm) {
    super.borrow(cpu, mm);
    lazy.put(cpu, mm);
  }

  @Override
  public void giveBack(int cpu, Mm mm) {
    lazy.remove(cpu);
    super.giveBack(cpu, mm);
  }
}

package org.lazymm.broken.scheme;

import java.util.BitSet;
import org.lazymm.api.Kernel;
import org.lazymm.api.Mm;
import org.lazymm.scheme.reference.ReferenceCounting;

/** Reference counting that remembers in a set of bits which CPUs are lazy. */
public final class StateInBitSet extends ReferenceCounting {
  private final BitSet lazy = new BitSet();

  /**
   * Makes the broken scheme.
   *
   * @param kernel the services of its machine
   */
  public StateInBitSet(Kernel kernel) {
    super(kernel);
  }

  @Override
  public void borrow(int cpu, Mm mm) {
    super.borrow(cpu, mm);
    lazy.set(cpu);
  }

  @Override
  public void giveBack(int cpu, Mm mm) {
    lazy.clear(cpu);
    super.giveBack(cpu, mm);
  }
}

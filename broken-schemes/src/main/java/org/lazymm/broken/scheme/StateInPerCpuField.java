package org.lazymm.broken.scheme;

import org.lazymm.api.Kernel;
import org.lazymm.api.Mm;
import org.lazymm.api.PerCpu;
import org.lazymm.scheme.reference.ReferenceCounting;

/** Reference counting that counts borrows in a plain field of what it keeps for a CPU. */
public final class StateInPerCpuField extends ReferenceCounting {
  private final PerCpu<Borrows> borrows;

  private static final class Borrows {
    @SuppressWarnings("UnusedVariable") // The mistake is to keep it.
    private int now;
  }

  /**
   * Makes the broken scheme.
   *
   * @param kernel the services of its machine
   */
  public StateInPerCpuField(Kernel kernel) {
    super(kernel);
    borrows = kernel.perCpu(cpu -> new Borrows());
  }

  @Override
  public void borrow(int cpu, Mm mm) {
    super.borrow(cpu, mm);
    borrows.get(cpu).now++;
  }

  @Override
  public void giveBack(int cpu, Mm mm) {
    borrows.get(cpu).now--;
    super.giveBack(cpu, mm);
  }
}

package org.lazymm.broken.scheme;

import org.lazymm.api.CpuMask;
import org.lazymm.api.Home;
import org.lazymm.api.Kernel;
import org.lazymm.api.LongCell;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.api.PerCpu;
import org.lazymm.api.Ref;
import org.lazymm.scheme.reference.ReferenceCounting;

/**
 * Reference counting that remembers which mm each CPU borrows and how many were borrowed, all in
 * cells: sound.
 */
public final class StateInCells extends ReferenceCounting {
  private final PerCpu<Ref<Mm>> lazyMm;
  private final CpuMask lazyCpus;
  private final LongCell borrows;

  /**
   * Makes the sound scheme.
   *
   * @param kernel the services of its machine
   */
  public StateInCells(Kernel kernel) {
    super(kernel);
    lazyMm = kernel.perCpu(cpu -> kernel.memory().ref("lazy_mm", Home.cpu(cpu), null));
    lazyCpus = kernel.memory().mask("lazy_cpus", Home.machine());
    borrows = kernel.memory().number("borrows", Home.machine(), 0);
  }

  @Override
  public void borrow(int cpu, Mm mm) {
    super.borrow(cpu, mm);
    lazyMm.get(cpu).store(mm, Order.RELAXED);
    lazyCpus.set(cpu, Order.RELAXED);
    borrows.add(1, Order.RELAXED);
  }

  @Override
  public void giveBack(int cpu, Mm mm) {
    lazyMm.get(cpu).store(null, Order.RELAXED);
    lazyCpus.clear(cpu, Order.RELAXED);
    super.giveBack(cpu, mm);
  }
}

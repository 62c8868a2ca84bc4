package org.lazymm.small;

import org.lazymm.api.Guarantees;
import org.lazymm.api.Home;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.LongCell;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.api.PerCpu;

/**
 * A scheme of two CPUs that protects nothing; at each tick a CPU stores to its cell, fully ordered,
 * and looks at the other's. With a weaker store there is one execution more.
 */
public final class BufferingScheme implements LazyMmScheme {
  private final PerCpu<LongCell> cells;

  /** With a cell for each CPU. */
  public BufferingScheme(Kernel kernel) {
    this.cells = kernel.perCpu(cpu -> kernel.memory().number("tick", Home.cpu(cpu), 0));
  }

  @Override
  public Guarantees guarantees() {
    return Guarantees.none();
  }

  @Override
  public void borrow(int cpu, Mm mm) {}

  @Override
  public void giveBack(int cpu, Mm mm) {}

  @Override
  public void tick(int cpu) {
    cells.get(cpu).store(1, Order.FULL);
    cells.get(1 - cpu).load(Order.RELAXED);
  }
}

package org.lazymm.broken.odd;

import org.lazymm.api.Home;
import org.lazymm.api.Kernel;
import org.lazymm.api.LongCell;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.api.PerCpu;
import org.lazymm.api.Ref;
import org.lazymm.scheme.reference.ReferenceCounting;

/**
 * Reference counting that makes a record of each borrow, which never changes, and shows it in a
 * pointer of the CPU. The last user counts how many CPUs show its mm.
 */
public final class Records extends ReferenceCounting {
  private final PerCpu<Ref<Borrow>> shown;
  private final LongCell found;

  private record Borrow(Mm mm, int cpu) {}

  /**
   * Makes the scheme.
   *
   * @param kernel the services of its machine
   */
  public Records(Kernel kernel) {
    super(kernel);
    this.shown = kernel.perCpu(cpu -> kernel.memory().ref("shown", Home.cpu(cpu), null));
    this.found = kernel.memory().number("found", Home.machine(), 0);
  }

  @Override
  public void borrow(int cpu, Mm mm) {
    super.borrow(cpu, mm);
    shown.get(cpu).store(new Borrow(mm, cpu), Order.RELEASE);
  }

  @Override
  public void leaveBorrowed(int cpu, Mm mm) {
    Ref<Borrow> own = shown.get(cpu);
    Borrow now = own.load(Order.RELAXED);
    if (now != null && now.mm() == mm) {
      own.compareExchange(now, null, Order.RELEASE);
    }
    super.leaveBorrowed(cpu, mm);
  }

  @Override
  public void usersGone(int cpu, Mm mm) {
    for (int other = 0; other < kernel.possibleCpus(); other++) {
      Borrow seen = shown.get(other).load(Order.ACQUIRE);
      if (seen != null && seen.mm() == mm) {
        kernel.warnOn(seen.cpu() != other, "a record is its CPU's");
        found.add(1, Order.RELAXED);
      }
    }
  }

  @Override
  public void cpuOffline(int cpu) {
    shown.get(cpu).store(null, Order.RELEASE);
  }

  @Override
  public boolean keepsRecordOf(int cpu) {
    return shown.get(cpu).load(Order.RELAXED) != null;
  }
}

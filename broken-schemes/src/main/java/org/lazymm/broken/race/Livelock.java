package org.lazymm.broken.race;

import org.lazymm.api.Home;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.LongCell;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.api.PerCpu;
import org.lazymm.scheme.reference.ReferenceCounting;

/**
 * Reference counting whose last user scans the other CPUs, and begins anew if one of them has begun
 * a scan meanwhile. Two scans can make each other begin anew for ever.
 */
public final class Livelock extends ReferenceCounting {
  private final boolean retries;
  private final PerCpu<LongCell> scans;

  private Livelock(Kernel kernel, boolean retries) {
    super(kernel);
    this.retries = retries;
    this.scans = kernel.perCpu(cpu -> kernel.memory().number("scans", Home.cpu(cpu), 0));
  }

  /** Scans once, whatever others do. */
  public static LazyMmScheme sound(Kernel kernel) {
    return new Livelock(kernel, false);
  }

  /** Begins anew. */
  public static LazyMmScheme broken(Kernel kernel) {
    return new Livelock(kernel, true);
  }

  @Override
  public void usersGone(int cpu, Mm mm) {
    long before;
    long after;
    do {
      before = ofOthers(cpu);
      scans.get(cpu).add(1, Order.FULL);
      after = ofOthers(cpu);
    } while (retries && before != after);
  }

  private long ofOthers(int cpu) {
    long sum = 0;
    for (int other = 0; other < kernel.possibleCpus(); other++) {
      if (other != cpu) {
        sum += scans.get(other).load(Order.RELAXED);
      }
    }
    return sum;
  }
}

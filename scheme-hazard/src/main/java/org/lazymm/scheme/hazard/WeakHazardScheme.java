package org.lazymm.scheme.hazard;

import org.lazymm.api.Kernel;
import org.lazymm.api.LazyCandidates;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;

/**
 * The delegating scheme with one of the weaknesses that were posted. Offered under no name of its
 * own; {@link Weakness#ABA_STEAL} is what the option {@code aba-cure=off} makes.
 */
public final class WeakHazardScheme extends HazardScheme {
  private final Weakness weakness;

  /**
   * Makes the scheme with all online CPUs as candidates.
   *
   * @param kernel the services of its machine
   * @param weakness which weakness it has
   */
  public WeakHazardScheme(Kernel kernel, Weakness weakness) {
    this(kernel, LazyCandidates.ONLINE, false, weakness);
  }

  WeakHazardScheme(
      Kernel kernel, LazyCandidates candidates, boolean leaveAtIdle, Weakness weakness) {
    super(kernel, candidates, leaveAtIdle);
    this.weakness = weakness;
  }

  @Override
  public void switchFinished(int cpu) {
    if (weakness != Weakness.PREMATURE_DROP) {
      super.switchFinished(cpu);
      return;
    }
    HazardCpu own = cpus.get(cpu);
    if (own.dropMm.load(Order.RELAXED) != null) {
      Mm old = own.dropMm.exchange(null, Order.FULL);
      if (old != null) {
        kernel.drop(cpu, old, Order.FULL); // HR1: we may be lazy on it.
      }
    }
  }

  @Override
  void deliver(int cpu, HazardCpu holder, Mm mm) {
    while (true) {
      // HP10. Acquire: pairs with the exchange that mailed it, so that HP10b reads lazyMm later.
      Mm found = holder.dropMm.load(Order.ACQUIRE);
      if (found != null
          && weakness != Weakness.STALE_STEAL
          && holder.lazyMm.load(Order.ACQUIRE) != mm) {
        kernel.drop(cpu, mm, Order.FULL); // HP10b: the CPU has left; without it, HR2.
        return;
      }
      // HP10a, HP10c; HR3: what is found equal may be another mm by now. Full as in the cured form.
      if (holder.dropMm.compareExchange(found, mm, Order.FULL) == found) {
        if (found != null) {
          kernel.drop(cpu, found, Order.FULL);
        }
        takeBackIfLate(cpu, holder, mm);
        return;
      }
    }
  }

  /**
   * The same care for CPUs that go away as in the cured form, so that only the weakness differs.
   */
  private void takeBackIfLate(int cpu, HazardCpu holder, Mm mm) {
    if (holder.lazyMm.load(Order.ACQUIRE) != mm
        && holder.dropMm.compareExchange(mm, null, Order.FULL) == mm) {
      kernel.drop(cpu, mm, Order.FULL);
    }
  }
}

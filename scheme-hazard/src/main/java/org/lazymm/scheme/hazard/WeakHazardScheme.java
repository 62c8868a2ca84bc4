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
      // The mail's count before its drop; pairs with the compare-and-exchange in deliver().
      Mm old = own.dropMm.exchange(null, Order.FULL);
      if (old != null) {
        // HR1: we may be lazy on it. Pairs with the other drops: the uses by all before the free.
        kernel.drop(cpu, old, Order.FULL);
      }
    }
  }

  @Override
  void deliver(int cpu, HazardCpu holder, Mm mm) {
    while (true) {
      // HP10. Acquire: pairs with the compare-and-exchange below by which another CPU mailed it, so
      // that HP10b reads lazyMm later.
      Mm found = holder.dropMm.load(Order.ACQUIRE);
      // HP10b: the CPU has left; without this look, HR2. Acquire: pairs with the releases in
      // leaveBorrowed() and idleEnter(), all uses before.
      if (found != null
          && weakness != Weakness.STALE_STEAL
          && holder.lazyMm.load(Order.ACQUIRE) != mm) {
        kernel.drop(cpu, mm, Order.FULL); // Pairs with the other drops, as in switchFinished().
        return;
      }
      // HP10a, HP10c; HR3: what is found equal may be another mm by now. Full as in the cured form:
      // the count of HP9 before the mail; pairs with the drop in switchFinished() and with this
      // exchange by other CPUs.
      if (holder.dropMm.compareExchange(found, mm, Order.FULL) == found) {
        if (found != null) {
          kernel.drop(cpu, found, Order.FULL); // Pairs with the other drops.
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
    // Acquire: pairs with the releases in leaveBorrowed() and idleEnter(). The full exchange before
    // it in deliver() pairs with the one in emptyMailboxOf(): either that CPU sees the mail or this
    // one sees it un-published. The exchange here takes back this CPU's own mail: no partner.
    if (holder.lazyMm.load(Order.ACQUIRE) != mm
        && holder.dropMm.compareExchange(mm, null, Order.FULL) == mm) {
      kernel.drop(cpu, mm, Order.FULL); // Pairs with the other drops: uses by all before the free.
    }
  }
}

package org.lazymm.broken.scheme;

import java.util.ArrayList;
import java.util.List;
import org.lazymm.api.Disposal;
import org.lazymm.api.Guarantees;
import org.lazymm.api.Home;
import org.lazymm.api.Kernel;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.api.Ref;
import org.lazymm.api.Work;
import org.lazymm.scheme.reference.ReferenceCounting;

/**
 * Reference counting in which a CPU keeps the references of the last two borrows that it has given
 * back until a tick: sound if it guarantees to keep two dead mms, and one for the borrow that it is
 * in.
 */
public final class KeepsTwoDeadMms extends ReferenceCounting {
  private final List<List<Ref<Mm>>> kept = new ArrayList<>();
  private final int guaranteed;
  private final Work drop = (cpu, mm) -> kernel.drop(cpu, mm, Order.FULL);
  private final Work free = (cpu, mm) -> kernel.free(cpu, mm);

  /**
   * Makes the scheme.
   *
   * @param kernel the services of its machine
   * @param guaranteed how many dead mms each CPU is guaranteed to keep at the most
   */
  public KeepsTwoDeadMms(Kernel kernel, int guaranteed) {
    super(kernel);
    this.guaranteed = guaranteed;
    for (int cpu = 0; cpu < kernel.possibleCpus(); cpu++) {
      kept.add(List.of(slot("former", cpu), slot("last", cpu)));
    }
  }

  private Ref<Mm> slot(String name, int cpu) {
    return kernel.memory().ref(name, Home.cpu(cpu), null);
  }

  @Override
  public Guarantees guarantees() {
    return super.guarantees().retainingAtMost(guaranteed);
  }

  @Override
  public void giveBack(int cpu, Mm mm) {
    kernel.memory().smpMb();
    for (Ref<Mm> slot : kept.get(cpu)) {
      // At one go: the task may be preempted here, and others give back meanwhile.
      if (slot.compareExchange(null, mm, Order.RELAXED) == null) {
        return;
      }
    }
    kernel.drop(cpu, mm, Order.FULL);
  }

  @Override
  public void tick(int cpu) {
    empty(cpu);
  }

  @Override
  public void cpuOffline(int cpu) {
    empty(cpu);
  }

  private void empty(int cpu) {
    for (Ref<Mm> slot : kept.get(cpu)) {
      Mm mm = slot.exchange(null, Order.RELAXED);
      if (mm != null) {
        kernel.defer(cpu, drop, mm);
      }
    }
  }

  @Override
  public Disposal lastReferenceGone(int cpu, Mm mm) {
    if (!kernel.irqsOff(cpu)) {
      return Disposal.FREE;
    }
    kernel.defer(cpu, free, mm);
    return Disposal.DEFERRED;
  }

  @Override
  public boolean keepsRecordOf(int cpu) {
    return kept.get(cpu).stream().anyMatch(slot -> slot.load(Order.RELAXED) != null);
  }

  @Override
  public long delegatedReferences(Mm mm) {
    return kept.stream()
        .flatMap(List::stream)
        .filter(slot -> slot.load(Order.RELAXED) == mm)
        .count();
  }
}

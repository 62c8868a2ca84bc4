package org.lazymm.broken.race;

import java.util.stream.IntStream;
import org.lazymm.api.Disposal;
import org.lazymm.api.Home;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.api.PerCpu;
import org.lazymm.api.Ref;
import org.lazymm.scheme.reference.ReferenceCounting;

/**
 * Reference counting that keeps a pointer to the mm that was borrowed last, and takes it away
 * before that mm is freed. A CPU that counts through this pointer, and keeps the reference until
 * its next switch, may come after the count has fallen to 0.
 */
public final class LooksAtLatest extends ReferenceCounting {
  private final boolean counts;
  private final Ref<Mm> latest;
  private final PerCpu<Ref<Mm>> kept;

  private LooksAtLatest(Kernel kernel, boolean counts) {
    super(kernel);
    this.counts = counts;
    this.latest = kernel.memory().ref("latest", Home.machine(), null);
    this.kept = kernel.perCpu(cpu -> kernel.memory().ref("kept", Home.cpu(cpu), null));
  }

  /** The pointer is only compared. */
  public static LazyMmScheme sound(Kernel kernel) {
    return new LooksAtLatest(kernel, false);
  }

  /** The pointer is followed and counted by. */
  public static LazyMmScheme broken(Kernel kernel) {
    return new LooksAtLatest(kernel, true);
  }

  @Override
  public void borrow(int cpu, Mm mm) {
    super.borrow(cpu, mm);
    if (mm != kernel.initMm()) {
      latest.store(mm, Order.RELEASE);
    }
  }

  @Override
  public void tick(int cpu) {
    Mm found = latest.load(Order.ACQUIRE);
    if (counts && found != null && kept.get(cpu).load(Order.RELAXED) == null) {
      kernel.grab(found, 1, Order.RELAXED);
      kept.get(cpu).store(found, Order.RELAXED);
    }
  }

  @Override
  public void switchFinished(int cpu) {
    Mm old = kept.get(cpu).exchange(null, Order.RELAXED);
    if (old != null) {
      kernel.drop(cpu, old, Order.FULL);
    }
  }

  @Override
  public Disposal lastReferenceGone(int cpu, Mm mm) {
    latest.compareExchange(mm, null, Order.FULL);
    return Disposal.FREE;
  }

  @Override
  public long delegatedReferences(Mm mm) {
    return IntStream.range(0, kernel.possibleCpus())
        .filter(cpu -> kept.get(cpu).load(Order.RELAXED) == mm)
        .count();
  }
}

package org.lazymm.broken.race;

import org.lazymm.api.Home;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.LongCell;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.api.PerMm;
import org.lazymm.scheme.reference.ReferenceCounting;

/**
 * Reference counting that leaves the last borrow of an mm uncounted if its users are gone by then,
 * which never happens, as a borrower is a user until then: unless what it remembers of the mm is
 * about another one, in whose memory the mm was made.
 */
public final class FormerLife extends ReferenceCounting {
  private final boolean forgets;
  private final PerMm<LongCell> gone;

  private FormerLife(Kernel kernel, boolean forgets) {
    super(kernel);
    this.forgets = forgets;
    this.gone = kernel.perMm(mm -> kernel.memory().number("gone", Home.mm(mm), 0));
  }

  /** A new mm begins without a past. */
  public static LazyMmScheme sound(Kernel kernel) {
    return new FormerLife(kernel, true);
  }

  /** A new mm has the past of the one that was there before. */
  public static LazyMmScheme broken(Kernel kernel) {
    return new FormerLife(kernel, false);
  }

  @Override
  public void mmInit(int cpu, Mm mm) {
    if (forgets) {
      gone.get(mm).store(0, Order.RELAXED); // Nobody else knows the mm.
    }
  }

  @Override
  public void borrow(int cpu, Mm mm) {
    if (gone.get(mm).load(Order.RELAXED) == 0) {
      super.borrow(cpu, mm);
    }
  }

  @Override
  public void usersGone(int cpu, Mm mm) {
    gone.get(mm).store(1, Order.RELAXED); // The full drop of the users' reference follows.
  }
}

package org.lazymm.explorer.scenario;

import org.lazymm.api.Guarantees;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Mm;

/** Lazy use that nothing protects: broken wherever a lazy CPU and a free meet. */
public class UncountedScheme implements LazyMmScheme {
  protected final Kernel kernel;

  public UncountedScheme(Kernel kernel) {
    this.kernel = kernel;
  }

  @Override
  public Guarantees guarantees() {
    return Guarantees.none();
  }

  @Override
  public void borrow(int cpu, Mm mm) {}

  @Override
  public void giveBack(int cpu, Mm mm) {}
}

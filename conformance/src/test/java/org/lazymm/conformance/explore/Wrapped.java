package org.lazymm.conformance.explore;

import org.lazymm.api.Guarantees;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Mm;
import org.lazymm.api.Options;
import org.lazymm.scheme.fullbarrier.FullBarrierSchemeProvider;

/** Reference counting, for tests that add to it what a scheme must not do. */
abstract class Wrapped implements LazyMmScheme {
  final Kernel kernel;
  private final LazyMmScheme counting;

  Wrapped(Kernel kernel) {
    this.kernel = kernel;
    this.counting = new FullBarrierSchemeProvider().create(kernel, Options.defaults());
  }

  @Override
  public final Guarantees guarantees() {
    return counting.guarantees();
  }

  @Override
  public void borrow(int cpu, Mm mm) {
    counting.borrow(cpu, mm);
  }

  @Override
  public void giveBack(int cpu, Mm mm) {
    counting.giveBack(cpu, mm);
  }

  @Override
  public final void cpuDead(int byCpu, int deadCpu) {
    counting.cpuDead(byCpu, deadCpu);
  }
}

package org.lazymm.broken.scheme;

import org.lazymm.api.Disposal;
import org.lazymm.api.Kernel;
import org.lazymm.api.Mm;
import org.lazymm.api.Work;
import org.lazymm.scheme.reference.ReferenceCounting;

/** Reference counting that puts a free off where it may not sleep, as {@code mmdrop_sched} does. */
public final class DefersFrees extends ReferenceCounting {
  private final Work free = (cpu, mm) -> kernel.free(cpu, mm);

  /**
   * Makes the sound scheme.
   *
   * @param kernel the services of its machine
   */
  public DefersFrees(Kernel kernel) {
    super(kernel);
  }

  @Override
  public Disposal lastReferenceGone(int cpu, Mm mm) {
    if (kernel.maySleep(cpu)) {
      return Disposal.FREE;
    }
    kernel.defer(cpu, free, mm);
    return Disposal.DEFERRED;
  }
}

package org.lazymm.broken.scheme;

import org.lazymm.api.Kernel;
import org.lazymm.api.Mm;
import org.lazymm.scheme.reference.ReferenceCounting;

/** Reference counting that interrupts everybody, and waits, where interrupts are off. */
public final class WaitsWithInterruptsOff extends ReferenceCounting {
  /**
   * Makes the broken scheme.
   *
   * @param kernel the services of its machine
   */
  public WaitsWithInterruptsOff(Kernel kernel) {
    super(kernel);
  }

  @Override
  public void handOver(int cpu, Mm mm) {
    kernel.ipi().callAndWait(kernel.onlineCpus(), (target, about) -> {}, mm);
  }
}

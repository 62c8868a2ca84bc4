package org.lazymm.broken.scheme;

import org.lazymm.api.Kernel;
import org.lazymm.api.Mm;
import org.lazymm.scheme.reference.ReferenceCounting;

/** Reference counting whose exit interrupts all CPUs, for nothing and against its guarantee. */
public final class InterruptsEverybody extends ReferenceCounting {
  /**
   * Makes the broken scheme.
   *
   * @param kernel the services of its machine
   */
  public InterruptsEverybody(Kernel kernel) {
    super(kernel);
  }

  @Override
  public void usersGone(int cpu, Mm mm) {
    kernel.ipi().callAndWait(kernel.onlineCpus(), (target, about) -> {}, mm);
  }
}

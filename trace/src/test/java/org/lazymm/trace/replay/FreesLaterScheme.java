package org.lazymm.trace.replay;

import org.lazymm.api.Disposal;
import org.lazymm.api.Kernel;
import org.lazymm.api.Mm;
import org.lazymm.scheme.reference.ReferenceCounting;

/** Counts references and frees by deferred work. */
final class FreesLaterScheme extends ReferenceCounting {
  FreesLaterScheme(Kernel kernel) {
    super(kernel);
  }

  @Override
  public Disposal lastReferenceGone(int cpu, Mm mm) {
    kernel.defer(cpu, kernel::free, mm);
    return Disposal.DEFERRED;
  }
}

package org.lazymm.broken;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.scheduler.machine.Fault;

/**
 * A scheme in a kernel.
 *
 * @param scheme makes the scheme
 * @param faults the bugs of the kernel around it; empty for a sound kernel
 */
public record Variant(Function<Kernel, LazyMmScheme> scheme, Set<Fault> faults) {
  /** Copies the set. */
  public Variant {
    faults = Set.copyOf(faults);
  }

  /** A scheme in a sound kernel. */
  static Variant of(Function<Kernel, LazyMmScheme> scheme) {
    return new Variant(scheme, Set.of());
  }

  /** The same with one more bug in the kernel. */
  Variant with(Fault fault) {
    EnumSet<Fault> more = EnumSet.of(fault);
    more.addAll(faults);
    return new Variant(scheme, more);
  }
}

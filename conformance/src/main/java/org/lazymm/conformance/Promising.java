package org.lazymm.conformance;

import java.util.function.UnaryOperator;
import org.lazymm.api.Guarantees;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.scheduler.forwarding.ForwardingScheme;

/** A scheme in whose place somebody else makes promises. */
final class Promising extends ForwardingScheme {
  private final UnaryOperator<Guarantees> promises;

  Promising(LazyMmScheme scheme, UnaryOperator<Guarantees> promises) {
    super(scheme);
    this.promises = promises;
  }

  @Override
  public Guarantees guarantees() {
    Guarantees made = super.guarantees();
    // A null is the guard's to report.
    return made == null ? made : promises.apply(made);
  }
}

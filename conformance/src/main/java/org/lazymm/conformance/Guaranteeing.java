package org.lazymm.conformance;

import java.util.function.UnaryOperator;
import org.lazymm.api.Guarantees;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.scheduler.forwarding.ForwardingScheme;

/** A scheme in whose place somebody else makes guarantees. */
final class Guaranteeing extends ForwardingScheme {
  private final UnaryOperator<Guarantees> guarantees;

  Guaranteeing(LazyMmScheme scheme, UnaryOperator<Guarantees> guarantees) {
    super(scheme);
    this.guarantees = guarantees;
  }

  @Override
  public Guarantees guarantees() {
    Guarantees made = super.guarantees();
    // A null is the guard's to report.
    return made == null ? made : guarantees.apply(made);
  }
}

package org.lazymm.broken.scheme;

import org.lazymm.api.Kernel;
import org.lazymm.api.Mm;
import org.lazymm.api.Options;
import org.lazymm.scheduler.forwarding.ForwardingScheme;
import org.lazymm.scheme.hazard.HazardSchemeProvider;

/**
 * Hazard pointers that are cleared by the context switch alone (B28): on the ways of exec and
 * {@code use_mm}, where the task takes an mm without a switch, the old one stays published.
 */
public final class ForgetsExec extends ForwardingScheme {
  private final Kernel kernel;

  /**
   * Makes the broken scheme.
   *
   * @param kernel the services of its machine
   */
  public ForgetsExec(Kernel kernel) {
    super(new HazardSchemeProvider().create(kernel, Options.defaults()));
    this.kernel = kernel;
  }

  @Override
  public void leaveBorrowed(int cpu, Mm mm) {
    // The record is cleared later, by giveBack.
  }

  @Override
  public void giveBack(int cpu, Mm mm) {
    if (!kernel.maySleep(cpu)) {
      super.leaveBorrowed(cpu, mm);
    }
    super.giveBack(cpu, mm);
  }
}

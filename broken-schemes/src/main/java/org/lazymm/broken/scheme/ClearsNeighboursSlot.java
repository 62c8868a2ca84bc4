package org.lazymm.broken.scheme;

import org.lazymm.api.Kernel;
import org.lazymm.api.Mm;
import org.lazymm.api.Options;
import org.lazymm.scheduler.forwarding.ForwardingScheme;
import org.lazymm.scheme.hazard.HazardEvictSchemeProvider;

/**
 * Hazard pointers whose slot is looked up before a preemption and cleared after it (B16): where the
 * task may have moved meanwhile, the slot of the next CPU is cleared.
 */
public final class ClearsNeighboursSlot extends ForwardingScheme {
  private final Kernel kernel;

  /**
   * Makes the broken scheme.
   *
   * @param kernel the services of its machine
   */
  public ClearsNeighboursSlot(Kernel kernel) {
    super(new HazardEvictSchemeProvider().create(kernel, Options.defaults()));
    this.kernel = kernel;
  }

  @Override
  public void leaveBorrowed(int cpu, Mm mm) {
    // The slot is cleared later, by giveBack.
  }

  @Override
  public void giveBack(int cpu, Mm mm) {
    boolean moved = kernel.maySleep(cpu);
    super.leaveBorrowed(moved ? (cpu + 1) % kernel.possibleCpus() : cpu, mm);
    super.giveBack(cpu, mm);
  }
}

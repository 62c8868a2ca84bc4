package org.lazymm.broken.scheme;

import org.lazymm.api.Kernel;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.scheme.reference.ReferenceCounting;

/** Reference counting that gives back in the name of the next CPU. */
public final class ActsForAnotherCpu extends ReferenceCounting {
  /**
   * Makes the broken scheme.
   *
   * @param kernel the services of its machine
   */
  public ActsForAnotherCpu(Kernel kernel) {
    super(kernel);
  }

  @Override
  public void giveBack(int cpu, Mm mm) {
    kernel.drop((cpu + 1) % kernel.possibleCpus(), mm, Order.FULL);
  }
}

package org.lazymm.broken.scheme;

import org.lazymm.api.Kernel;
import org.lazymm.scheme.reference.ReferenceCounting;

/** Reference counting that leaves what a dead CPU had borrowed counted. */
public final class ForgetsDeadCpu extends ReferenceCounting {
  /**
   * Makes the broken scheme.
   *
   * @param kernel the services of its machine
   */
  public ForgetsDeadCpu(Kernel kernel) {
    super(kernel);
  }

  @Override
  public void cpuDead(int byCpu, int deadCpu) {}
}

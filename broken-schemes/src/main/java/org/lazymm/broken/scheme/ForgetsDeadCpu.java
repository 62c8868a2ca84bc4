package org.lazymm.broken.scheme;

import org.lazymm.api.Kernel;

/** Reference counting that leaves what a dead CPU had borrowed counted. */
public final class ForgetsDeadCpu extends Counting {
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

package org.lazymm.simulator.engine;

/** Counts of accesses by what they mean, over all CPUs; what they cost is in the traffic. */
public final class AccessCounts {

  long sharedRmws;
  long fullRmws;
  long fences;
  long foreignLoads;

  AccessCounts() {}

  /** Read-modify-writes of data that does not belong to the acting CPU. */
  public long sharedRmws() {
    return sharedRmws;
  }

  /** Full barriers: {@code smp_mb} and read-modify-writes that are one. */
  public long fullBarriers() {
    return fences + fullRmws;
  }

  /** Loads of data that belongs to another CPU, as a scan over the CPUs makes them. */
  public long foreignLoads() {
    return foreignLoads;
  }
}

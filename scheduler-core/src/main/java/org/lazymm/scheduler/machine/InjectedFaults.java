package org.lazymm.scheduler.machine;

import java.util.Set;

/** The bugs of the kernel that are injected in a machine. */
final class InjectedFaults {
  private final Set<Fault> faults;

  /** Most machines have none, and are asked at every step. */
  private final boolean any;

  InjectedFaults(Set<Fault> faults) {
    this.faults = faults;
    this.any = !faults.isEmpty();
  }

  boolean has(Fault fault) {
    return any && faults.contains(fault);
  }
}

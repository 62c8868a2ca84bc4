package org.lazymm.cli;

import java.util.Set;
import org.lazymm.scheduler.machine.Fault;

/**
 * A bug of the kernel that was asked for.
 *
 * @param asked how it was asked for: a name or a file
 * @param faults what it changes
 */
record AskedFault(String asked, Set<Fault> faults) {
  /** Copies the set. */
  AskedFault {
    faults = Set.copyOf(faults);
  }
}

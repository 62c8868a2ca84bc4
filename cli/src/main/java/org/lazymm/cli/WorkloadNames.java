package org.lazymm.cli;

import java.util.Iterator;
import org.lazymm.simulator.workload.Workload;
import org.lazymm.simulator.workload.WorkloadSelection;

/** The names of the synthetic loads, for completion and help. */
final class WorkloadNames implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    return WorkloadSelection.ALL.stream().map(Workload::name).iterator();
  }
}

package org.lazymm.simulator.result;

import java.io.Serializable;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lazymm.simulator.coherence.Distance;

/**
 * Accesses to shared memory, of the scheme and of the modelled kernel around it.
 *
 * @param rmws atomic read-modify-writes
 * @param sharedRmws those on data that does not belong to the acting CPU
 * @param contendedRmws those that had to fetch their line
 * @param fullBarriers {@code smp_mb} and read-modify-writes that are one
 * @param transfers line transfers by distance, nearest first; only distances that the machine has
 * @param stalledNanoseconds waits for busy lines, summed over all CPUs
 */
public record MemoryCounts(
    long rmws,
    long sharedRmws,
    long contendedRmws,
    long fullBarriers,
    SortedMap<Distance, Long> transfers,
    double stalledNanoseconds)
    implements Serializable {

  /** Copies the map. */
  public MemoryCounts {
    transfers = Collections.unmodifiableSortedMap(new TreeMap<>(transfers));
  }

  /** Line transfers over all distances. */
  public long allTransfers() {
    return transfers.values().stream().mapToLong(Long::longValue).sum();
  }
}

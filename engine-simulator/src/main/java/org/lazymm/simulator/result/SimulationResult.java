package org.lazymm.simulator.result;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lazymm.scheduler.property.Violation;

/**
 * What one run of one scheme under one load cost.
 *
 * @param scheme name of the scheme, with its options
 * @param workload name of the workload
 * @param knobs values of all its knobs
 * @param profile name of the machine profile
 * @param cpus how many CPUs
 * @param seed of the random choices
 * @param assumedFigures how many figures of the profile are assumed
 * @param figures how many figures the profile has
 * @param nanoseconds virtual time of the measured part of the run
 * @param operations what the load counts: switches through idle, processes run, requests served
 * @param switches context switches
 * @param memory accesses to shared memory
 * @param interrupts interrupts from CPU to CPU
 * @param foreignLoads loads of other CPUs' data, over the whole run
 * @param scanLength loads of other CPUs' data in each teardown: mean
 * @param scanLengthMax the longest scan
 * @param retention dead but not freed address spaces
 * @param exitLatency from {@code exit_mm} to the end of the task's part in the end of its mm,
 *     without the unmapping
 * @param time where the time of all CPUs went
 * @param fidelity what is approximate in the run
 * @param violations how many broken properties the modelled kernel reported; a sound scheme has
 *     none
 * @param firstViolations the first few of them
 */
public record SimulationResult(
    String scheme,
    String workload,
    SortedMap<String, Long> knobs,
    String profile,
    int cpus,
    long seed,
    int assumedFigures,
    int figures,
    double nanoseconds,
    long operations,
    SwitchCounts switches,
    MemoryCounts memory,
    InterruptCounts interrupts,
    long foreignLoads,
    double scanLength,
    long scanLengthMax,
    Retention retention,
    Durations exitLatency,
    TimeSpent time,
    Fidelity fidelity,
    long violations,
    List<Violation> firstViolations)
    implements Serializable {

  /** Copies the collections. */
  public SimulationResult {
    knobs = Collections.unmodifiableSortedMap(new TreeMap<>(knobs));
    firstViolations = List.copyOf(firstViolations);
  }

  /** Operations in a second of virtual time; 0 when no time passed. */
  public double operationsPerSecond() {
    return nanoseconds == 0 ? 0 : operations * 1e9 / nanoseconds;
  }
}

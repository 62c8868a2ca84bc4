package org.lazymm.simulator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;
import org.lazymm.api.Mm;
import org.lazymm.scheduler.machine.InterruptCause;
import org.lazymm.scheduler.machine.MachineListener;
import org.lazymm.scheduler.machine.MmStruct;
import org.lazymm.scheduler.machine.SwitchKind;
import org.lazymm.scheduler.machine.Task;
import org.lazymm.scheduler.property.Violation;
import org.lazymm.simulator.engine.SimulatorEngine;
import org.lazymm.simulator.result.Durations;
import org.lazymm.simulator.result.InterruptCounts;
import org.lazymm.simulator.result.Retention;
import org.lazymm.simulator.result.SwitchCounts;
import org.lazymm.simulator.time.Ticks;

/** Counts what the modelled kernel reports; allocates nothing for a context switch. */
final class Statistics implements MachineListener {

  private static final int KEPT_VIOLATIONS = 5;
  private static final int DIGITS = 2;

  /**
   * What a dead mm keeps: one page of top-level page table and about 1.3 kB of {@code mm_struct}
   * (assumed for a kernel of 2024), and the bits of {@code mm_cpumask}.
   */
  private static final long BYTES_OF_DEAD_MM = 4096 + 1344;

  private final SimulatorEngine engine;
  private final int cpus;
  private final long[] exitBeganAt;
  private final LongSupplier unmapping;

  /** Dead mms by what the code has done so far, and by what has come to pass. */
  private final IdentityHashMap<MmStruct, Death> deaths = new IdentityHashMap<>();

  private final Set<Death> dead = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Histogram timeToFree = new Histogram(DIGITS);
  private final Histogram exitLatency = new Histogram(DIGITS);

  private boolean tearingDown;
  private long foreignLoadsBefore;
  private long userToUser;
  private long userToKernel;
  private long kernelToUser;
  private long kernelToKernel;
  private long schemeInterrupts;
  private long schemeUseful;
  private long schemeToIdle;
  private long schemeAtMmdrop;
  private long flushInterrupts;
  private long trims;
  private long trimsUseful;
  private long membarrierInterrupts;
  private long died;
  private long freed;
  private long peakDead;
  private double deadTicks;
  private long measuredFrom;
  private long scans;
  private long scanned;
  private long longestScan;
  private long violations;
  private final List<Violation> firstViolations = new ArrayList<>();

  /** The death of an mm. */
  private static final class Death {
    long at;
  }

  /**
   * Statistics of a machine.
   *
   * @param engine runs it
   * @param cpus how many CPUs it has
   * @param unmapping how long the unmapping of an mm takes now, in ticks, which comes between the
   *     beginning and the end of an exit
   */
  Statistics(SimulatorEngine engine, int cpus, LongSupplier unmapping) {
    this.engine = engine;
    this.unmapping = unmapping;
    this.cpus = cpus;
    this.exitBeganAt = new long[cpus];
  }

  /** Forgets the counts, not what is under way: the measured part of the run begins. */
  void restart(long now) {
    userToUser = 0;
    userToKernel = 0;
    kernelToUser = 0;
    kernelToKernel = 0;
    schemeInterrupts = 0;
    schemeUseful = 0;
    schemeToIdle = 0;
    schemeAtMmdrop = 0;
    flushInterrupts = 0;
    trims = 0;
    trimsUseful = 0;
    membarrierInterrupts = 0;
    died = 0;
    freed = 0;
    peakDead = dead.size();
    deadTicks = 0;
    measuredFrom = now;
    scans = 0;
    scanned = 0;
    longestScan = 0;
    timeToFree.reset();
    exitLatency.reset();
  }

  @Override
  public void switched(int cpu, SwitchKind kind) {
    switch (kind) {
      case USER_TO_USER -> userToUser++;
      case USER_TO_KERNEL -> userToKernel++;
      case KERNEL_TO_USER -> kernelToUser++;
      case KERNEL_TO_KERNEL -> kernelToKernel++;
    }
  }

  // What takes time is measured when its time has come, not when its code runs.

  @Override
  public void died(int cpu, MmStruct mm) {
    Death death = new Death();
    deaths.put(mm, death);
    engine.mark((timeline, on) -> died(death, on.clock()));
  }

  private void died(Death death, long now) {
    died++;
    dead.add(death);
    death.at = now;
    peakDead = Math.max(peakDead, dead.size());
  }

  @Override
  public void freed(int cpu, MmStruct mm) {
    Death death = deaths.remove(mm);
    if (death != null) {
      engine.mark((timeline, on) -> freed(death, on.clock()));
    }
  }

  private void freed(Death death, long now) {
    freed++;
    if (dead.remove(death)) {
      timeToFree.recordValue(nanoseconds(now - death.at));
      deadTicks += deadWhileMeasured(death.at, now);
    }
  }

  @Override
  public void exitBegan(int cpu, Task task) {
    engine.mark((timeline, on) -> exitBeganAt[on.cpu()] = on.clock());
  }

  @Override
  public void exitEnded(int cpu, Task task) {
    long between = tearingDown ? unmapping.getAsLong() : 0;
    engine.mark(
        (timeline, on) ->
            exitLatency.recordValue(nanoseconds(on.clock() - exitBeganAt[on.cpu()] - between)));
  }

  @Override
  public void tornDown(int cpu, MmStruct mm) {
    tearingDown = true;
    foreignLoadsBefore = engine.counts().foreignLoads();
  }

  /** An event is complete: if it tore an mm down, its loads of other CPUs' data were the scan. */
  void eventEnded() {
    if (tearingDown) {
      tearingDown = false;
      long length = engine.counts().foreignLoads() - foreignLoadsBefore;
      scans++;
      scanned += length;
      longestScan = Math.max(longestScan, length);
    }
  }

  @Override
  public void interrupted(
      int from,
      int to,
      InterruptCause cause,
      Mm mm,
      boolean useful,
      boolean wasIdle,
      boolean wasHolder) {
    switch (cause) {
      case SCHEME -> {
        schemeInterrupts++;
        schemeUseful += useful ? 1 : 0;
        schemeToIdle += wasIdle ? 1 : 0;
        schemeAtMmdrop += mm instanceof MmStruct struct && struct.counted() == 0 ? 1 : 0;
      }
      case MASK_TRIM -> {
        trims++;
        trimsUseful += useful ? 1 : 0;
      }
      case TLB_FLUSH -> flushInterrupts++;
      case MEMBARRIER -> membarrierInterrupts++;
      case TIMER -> {} // Comes whatever the scheme.
    }
  }

  @Override
  public void violated(Violation violation) {
    violations++;
    if (firstViolations.size() < KEPT_VIOLATIONS) {
      firstViolations.add(violation);
    }
  }

  long switches() {
    return userToUser + userToKernel + kernelToUser + kernelToKernel;
  }

  SwitchCounts switchCounts() {
    return new SwitchCounts(userToUser, userToKernel, kernelToUser, kernelToKernel);
  }

  InterruptCounts interruptCounts() {
    return new InterruptCounts(
        schemeInterrupts,
        schemeUseful,
        schemeInterrupts - schemeUseful,
        schemeToIdle,
        schemeAtMmdrop,
        flushInterrupts,
        trimsUseful,
        trims - trimsUseful,
        membarrierInterrupts);
  }

  private long deadWhileMeasured(long since, long until) {
    return Math.max(0, until - Math.max(since, measuredFrom));
  }

  Retention retention(long began, long now) {
    double stillDead = 0;
    for (Death death : dead) {
      stillDead += deadWhileMeasured(death.at, now);
    }
    double mean = now > began ? (deadTicks + stillDead) / (now - began) : 0;
    long bytes = BYTES_OF_DEAD_MM + cpus / Byte.SIZE;
    return new Retention(died, freed, peakDead, mean, peakDead * bytes, durations(timeToFree));
  }

  Durations exitLatency() {
    return durations(exitLatency);
  }

  double meanScan() {
    return scans == 0 ? 0 : scanned / (double) scans;
  }

  long longestScan() {
    return longestScan;
  }

  long violations() {
    return violations;
  }

  List<Violation> firstViolations() {
    return List.copyOf(firstViolations);
  }

  private static long nanoseconds(long ticks) {
    return Math.max(0, ticks) / Ticks.PER_NANOSECOND;
  }

  private static Durations durations(Histogram histogram) {
    long count = histogram.getTotalCount();
    return count == 0
        ? new Durations(0, 0, 0, 0, 0)
        : new Durations(
            count,
            histogram.getMean(),
            histogram.getValueAtPercentile(50),
            histogram.getValueAtPercentile(99),
            histogram.getMaxValue());
  }
}

package org.lazymm.simulator.reference;

import java.util.BitSet;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;
import org.lazymm.api.Mm;
import org.lazymm.scheduler.machine.InterruptCause;
import org.lazymm.scheduler.machine.MachineListener;
import org.lazymm.scheduler.machine.MmStruct;
import org.lazymm.scheduler.machine.SwitchKind;
import org.lazymm.scheduler.machine.Task;
import org.lazymm.scheduler.property.Violation;
import org.lazymm.simulator.time.Ticks;

/** Counts switches and times exits. */
final class ReferenceStatistics implements MachineListener {
  private static final int DIGITS = 2;

  private final Strands strands;
  private final long[] exitBegan;
  private final BitSet unmapped = new BitSet();
  private final Histogram exits = new Histogram(DIGITS);
  private LongSupplier unmapping = () -> 0;
  private Runnable atSwitch = () -> {};
  private long switches;
  private long interrupts;

  ReferenceStatistics(Strands strands, int cpus) {
    this.strands = strands;
    this.exitBegan = new long[cpus];
  }

  /** What is called at each switch, and how long an unmapping takes, in ticks. */
  void begin(Runnable eachSwitch, LongSupplier ticksOfUnmapping) {
    atSwitch = eachSwitch;
    unmapping = ticksOfUnmapping;
    restart();
  }

  void restart() {
    switches = 0;
    interrupts = 0;
    exits.reset();
  }

  long switches() {
    return switches;
  }

  /** From exit to the end of the task's part in the end of its mm, without unmapping, mean, ns. */
  double meanExit() {
    return exits.getTotalCount() == 0 ? 0 : exits.getMean();
  }

  long exits() {
    return exits.getTotalCount();
  }

  @Override
  public void switched(int cpu, SwitchKind kind) {
    switches++;
    atSwitch.run();
  }

  @Override
  public void exitBegan(int cpu, Task task) {
    exitBegan[cpu] = strands.running().time;
    unmapped.clear(cpu);
  }

  @Override
  public void tornDown(int cpu, MmStruct mm) {
    unmapped.set(cpu);
  }

  @Override
  public void exitEnded(int cpu, Task task) {
    long ticks = strands.running().time - exitBegan[cpu];
    long between = unmapped.get(cpu) ? unmapping.getAsLong() : 0;
    exits.recordValue(Math.max(0, ticks - between) / Ticks.PER_NANOSECOND);
  }

  long interrupts() {
    return interrupts;
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
    interrupts++;
  }

  @Override
  public void violated(Violation violation) {
    throw new IllegalStateException(violation.toString());
  }
}

package org.lazymm.simulator.reference;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.lazymm.api.CpuMask;
import org.lazymm.api.Order;

/** A set of CPUs on a line for each 512 of them. */
final class ReferenceMask implements CpuMask {
  private static final int CPUS_OF_LINE = 512;

  private final ReferenceEngine engine;
  private final BitSet members = new BitSet();

  /** Up to the last one that a CPU ever entered; untouched where none did. */
  private final List<Holders> lines = new ArrayList<>();

  private final BitSet entered = new BitSet();

  ReferenceMask(ReferenceEngine engine) {
    this.engine = engine;
  }

  @Override
  public void set(int cpu, Order order) {
    int index = cpu / CPUS_OF_LINE;
    while (lines.size() <= index) {
      lines.add(new Holders());
    }
    entered.set(index);
    engine.rmw(lines.get(index));
    members.set(cpu);
    engine.barrierAfterRmw(order);
  }

  @Override
  public void clear(int cpu, Order order) {
    int index = cpu / CPUS_OF_LINE;
    if (!entered.get(index)) {
      engine.loadUntouched();
      return;
    }
    engine.rmw(lines.get(index));
    members.clear(cpu);
    engine.barrierAfterRmw(order);
  }

  @Override
  public boolean test(int cpu, Order order) {
    read(cpu / CPUS_OF_LINE);
    return members.get(cpu);
  }

  private void read(int index) {
    if (entered.get(index)) {
      engine.load(lines.get(index));
    } else {
      engine.loadUntouched();
    }
  }

  @Override
  public int next(int after, Order order) {
    int from = after + 1;
    for (int index = from / CPUS_OF_LINE; index < lines.size(); index++) {
      read(index);
      int found = members.nextSetBit(Math.max(from, index * CPUS_OF_LINE));
      if (found >= 0 && found / CPUS_OF_LINE == index) {
        return found;
      }
    }
    return -1;
  }
}

package org.lazymm.sequential.cranky;

import java.util.BitSet;
import org.lazymm.api.CpuMask;
import org.lazymm.api.Order;

/** The CPUs of a set, and online strangers among them. */
final class WiderMask implements CpuMask {
  private final CpuMask exact;
  private final CpuMask online;
  private final BitSet strangers;

  WiderMask(CpuMask exact, CpuMask online, BitSet strangers) {
    this.exact = exact;
    this.online = online;
    this.strangers = strangers;
  }

  @Override
  public void set(int cpu, Order order) {
    exact.set(cpu, order);
  }

  @Override
  public void clear(int cpu, Order order) {
    exact.clear(cpu, order);
  }

  @Override
  public boolean test(int cpu, Order order) {
    return exact.test(cpu, order) || isStranger(cpu);
  }

  @Override
  public int next(int after, Order order) {
    int member = exact.next(after, order);
    int stranger = strangers.nextSetBit(after + 1);
    while (stranger >= 0 && !isStranger(stranger)) {
      stranger = strangers.nextSetBit(stranger + 1);
    }
    return stranger >= 0 && (member < 0 || stranger < member) ? stranger : member;
  }

  private boolean isStranger(int cpu) {
    return strangers.get(cpu) && online.test(cpu, Order.RELAXED);
  }
}

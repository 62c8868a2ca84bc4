package org.lazymm.scheduler.forwarding;

import java.util.function.Function;
import java.util.function.IntFunction;
import org.lazymm.api.CpuContext;
import org.lazymm.api.CpuMask;
import org.lazymm.api.Ipi;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyCandidates;
import org.lazymm.api.Memory;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.api.PerCpu;
import org.lazymm.api.PerMm;
import org.lazymm.api.Work;

/** A kernel that hands every call on to another; subclasses change some of them. */
public abstract class ForwardingKernel implements Kernel {
  private final Kernel kernel;

  /**
   * Hands calls on.
   *
   * @param kernel to whom
   */
  protected ForwardingKernel(Kernel kernel) {
    this.kernel = kernel;
  }

  @Override
  public Memory memory() {
    return kernel.memory();
  }

  @Override
  public int possibleCpus() {
    return kernel.possibleCpus();
  }

  @Override
  public CpuMask onlineCpus() {
    return kernel.onlineCpus();
  }

  @Override
  public Mm initMm() {
    return kernel.initMm();
  }

  @Override
  public <S> PerCpu<S> perCpu(IntFunction<S> make) {
    return kernel.perCpu(make);
  }

  @Override
  public <S> PerMm<S> perMm(Function<Mm, S> make) {
    return kernel.perMm(make);
  }

  @Override
  public void grab(Mm mm, long references, Order order) {
    kernel.grab(mm, references, order);
  }

  @Override
  public void drop(int cpu, Mm mm, Order order) {
    kernel.drop(cpu, mm, order);
  }

  @Override
  public void ungrab(Mm mm, long references, Order order) {
    kernel.ungrab(mm, references, order);
  }

  @Override
  public boolean isDead(Mm mm, Order order) {
    return kernel.isDead(mm, order);
  }

  @Override
  public CpuMask lazyCandidates(Mm mm, LazyCandidates which) {
    return kernel.lazyCandidates(mm, which);
  }

  @Override
  public Ipi ipi() {
    return kernel.ipi();
  }

  @Override
  public void evict(int cpu) {
    kernel.evict(cpu);
  }

  @Override
  public void leaveMask(int cpu, Mm mm) {
    kernel.leaveMask(cpu, mm);
  }

  @Override
  public boolean isLazyOn(int cpu, Mm mm) {
    return kernel.isLazyOn(cpu, mm);
  }

  @Override
  public void free(int cpu, Mm mm) {
    kernel.free(cpu, mm);
  }

  @Override
  public void defer(int cpu, Work work, Mm mm) {
    kernel.defer(cpu, work, mm);
  }

  @Override
  public CpuContext contextOf(int cpu) {
    return kernel.contextOf(cpu);
  }

  @Override
  public boolean maySleep(int cpu) {
    return kernel.maySleep(cpu);
  }

  @Override
  public boolean irqsOff(int cpu) {
    return kernel.irqsOff(cpu);
  }

  @Override
  public boolean irqSave(int cpu) {
    return kernel.irqSave(cpu);
  }

  @Override
  public void irqRestore(int cpu, boolean wereOff) {
    kernel.irqRestore(cpu, wereOff);
  }

  @Override
  public void warnOn(boolean condition, String what) {
    kernel.warnOn(condition, what);
  }
}

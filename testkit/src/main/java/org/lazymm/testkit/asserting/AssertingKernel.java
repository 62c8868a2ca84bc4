package org.lazymm.testkit.asserting;

import static org.lazymm.testkit.asserting.BrokenContractError.require;

import org.lazymm.api.Ipi;
import org.lazymm.api.Kernel;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.api.Work;
import org.lazymm.scheduler.forwarding.ForwardingKernel;

/** The services as a scheme is given them, each answer checked. */
final class AssertingKernel extends ForwardingKernel {
  private final Kernel kernel;
  private final History history;
  private final Ipi ipi;

  AssertingKernel(Kernel kernel, History history) {
    super(kernel);
    this.kernel = kernel;
    this.history = history;
    this.ipi = new AssertingIpi(kernel, history);
  }

  @Override
  public Ipi ipi() {
    return ipi;
  }

  @Override
  public void drop(int cpu, Mm mm, Order order) {
    history.drop(cpu, () -> kernel.drop(cpu, mm, order));
  }

  @Override
  public boolean isDead(Mm mm, Order order) {
    boolean dead = kernel.isDead(mm, order);
    history.toldDead(mm, dead);
    return dead;
  }

  @Override
  public void evict(int cpu) {
    history.evict(cpu, () -> kernel.evict(cpu));
    require(kernel.isLazyOn(cpu, initMm()), "evict", cpu, "is not lazy on " + initMm());
  }

  @Override
  public void free(int cpu, Mm mm) {
    kernel.free(cpu, mm);
    history.freed(mm);
  }

  @Override
  public void defer(int cpu, Work work, Mm mm) {
    Work checked =
        (runner, about) -> {
          require(kernel.maySleep(runner), "work", runner, "may not sleep");
          require(about == mm, "work", runner, "is handed " + about + " and not " + mm);
          work.run(runner, about);
        };
    kernel.defer(cpu, history.deferred(cpu, checked, mm), mm);
  }

  @Override
  public boolean irqSave(int cpu) {
    boolean wereOff = kernel.irqsOff(cpu);
    require(kernel.irqSave(cpu) == wereOff, "irqSave", cpu, "is told what was not so");
    require(kernel.irqsOff(cpu), "irqSave", cpu, "has interrupts on");
    return wereOff;
  }

  @Override
  public void irqRestore(int cpu, boolean wereOff) {
    kernel.irqRestore(cpu, wereOff);
    require(kernel.irqsOff(cpu) == wereOff, "irqRestore", cpu, "has interrupts as they were not");
  }
}

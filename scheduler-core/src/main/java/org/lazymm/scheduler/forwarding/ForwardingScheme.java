package org.lazymm.scheduler.forwarding;

import org.lazymm.api.Disposal;
import org.lazymm.api.Guarantees;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Mm;

/** Another scheme, every hook passed on. Subclasses do something else in some. */
public abstract class ForwardingScheme implements LazyMmScheme {
  private final LazyMmScheme base;

  /**
   * A scheme around another.
   *
   * @param base the other
   */
  protected ForwardingScheme(LazyMmScheme base) {
    this.base = base;
  }

  @Override
  public Guarantees guarantees() {
    return base.guarantees();
  }

  @Override
  public void mmInit(int cpu, Mm mm) {
    base.mmInit(cpu, mm);
  }

  @Override
  public void countBorrow(int cpu, Mm mm) {
    base.countBorrow(cpu, mm);
  }

  @Override
  public void borrow(int cpu, Mm mm) {
    base.borrow(cpu, mm);
  }

  @Override
  public void handOver(int cpu, Mm mm) {
    base.handOver(cpu, mm);
  }

  @Override
  public void leaveBorrowed(int cpu, Mm mm) {
    base.leaveBorrowed(cpu, mm);
  }

  @Override
  public void giveBack(int cpu, Mm mm) {
    base.giveBack(cpu, mm);
  }

  @Override
  public void switchFinished(int cpu) {
    base.switchFinished(cpu);
  }

  @Override
  public void finalFlush(int cpu, Mm mm) {
    base.finalFlush(cpu, mm);
  }

  @Override
  public void usersGone(int cpu, Mm mm) {
    base.usersGone(cpu, mm);
  }

  @Override
  public Disposal lastReferenceGone(int cpu, Mm mm) {
    return base.lastReferenceGone(cpu, mm);
  }

  @Override
  public void idleEnter(int cpu) {
    base.idleEnter(cpu);
  }

  @Override
  public void idleExit(int cpu) {
    base.idleExit(cpu);
  }

  @Override
  public void userEnter(int cpu) {
    base.userEnter(cpu);
  }

  @Override
  public void userExit(int cpu) {
    base.userExit(cpu);
  }

  @Override
  public void tick(int cpu) {
    base.tick(cpu);
  }

  @Override
  public void cpuOnline(int cpu) {
    base.cpuOnline(cpu);
  }

  @Override
  public void cpuOffline(int cpu) {
    base.cpuOffline(cpu);
  }

  @Override
  public void cpuDead(int byCpu, int deadCpu) {
    base.cpuDead(byCpu, deadCpu);
  }

  @Override
  public boolean keepsRecordOf(int cpu) {
    return base.keepsRecordOf(cpu);
  }

  @Override
  public long delegatedReferences(Mm mm) {
    return base.delegatedReferences(mm);
  }
}

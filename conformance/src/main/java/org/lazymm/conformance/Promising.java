package org.lazymm.conformance;

import java.util.function.UnaryOperator;
import org.lazymm.api.Disposal;
import org.lazymm.api.Guarantees;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Mm;

/** A scheme in whose place somebody else makes promises. */
final class Promising implements LazyMmScheme {
  private final LazyMmScheme scheme;
  private final UnaryOperator<Guarantees> promises;

  Promising(LazyMmScheme scheme, UnaryOperator<Guarantees> promises) {
    this.scheme = scheme;
    this.promises = promises;
  }

  @Override
  public Guarantees guarantees() {
    Guarantees made = scheme.guarantees();
    // A null is the guard's to report.
    return made == null ? made : promises.apply(made);
  }

  @Override
  public void mmInit(int cpu, Mm mm) {
    scheme.mmInit(cpu, mm);
  }

  @Override
  public void borrow(int cpu, Mm mm) {
    scheme.borrow(cpu, mm);
  }

  @Override
  public void handOver(int cpu, Mm mm) {
    scheme.handOver(cpu, mm);
  }

  @Override
  public void giveBack(int cpu, Mm mm) {
    scheme.giveBack(cpu, mm);
  }

  @Override
  public void switchFinished(int cpu) {
    scheme.switchFinished(cpu);
  }

  @Override
  public void usersGone(int cpu, Mm mm) {
    scheme.usersGone(cpu, mm);
  }

  @Override
  public Disposal lastReferenceGone(int cpu, Mm mm) {
    return scheme.lastReferenceGone(cpu, mm);
  }

  @Override
  public void idleEnter(int cpu) {
    scheme.idleEnter(cpu);
  }

  @Override
  public void idleExit(int cpu) {
    scheme.idleExit(cpu);
  }

  @Override
  public void userEnter(int cpu) {
    scheme.userEnter(cpu);
  }

  @Override
  public void userExit(int cpu) {
    scheme.userExit(cpu);
  }

  @Override
  public void tick(int cpu) {
    scheme.tick(cpu);
  }

  @Override
  public void cpuOnline(int cpu) {
    scheme.cpuOnline(cpu);
  }

  @Override
  public void cpuOffline(int cpu) {
    scheme.cpuOffline(cpu);
  }

  @Override
  public void cpuDead(int byCpu, int deadCpu) {
    scheme.cpuDead(byCpu, deadCpu);
  }

  @Override
  public boolean keepsRecordOf(int cpu) {
    return scheme.keepsRecordOf(cpu);
  }

  @Override
  public long delegatedReferences(Mm mm) {
    return scheme.delegatedReferences(mm);
  }
}

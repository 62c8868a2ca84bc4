package org.lazymm.testkit.asserting;

import static org.lazymm.testkit.asserting.BrokenContractError.require;

import java.util.function.Function;
import org.lazymm.api.Disposal;
import org.lazymm.api.Guarantees;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Mm;

/**
 * A scheme around another one that checks what the API guarantees to schemes: the context of each
 * hook, and, where actions follow each other, what came before it.
 *
 * <p>Contexts are asked of the kernel, which reports a wrong CPU as X3 by itself. The scheme inside
 * is taken to be sound: one that leaves interrupts off or frees what is in use makes the runtime
 * look bad.
 */
public final class AssertingScheme implements LazyMmScheme {
  private final Kernel kernel;
  private final History history;
  private final LazyMmScheme scheme;

  private AssertingScheme(Kernel kernel, History history, Function<Kernel, LazyMmScheme> make) {
    this.kernel = kernel;
    this.history = history;
    this.scheme = make.apply(new AssertingKernel(kernel, history));
  }

  /**
   * Checks contexts alone and keeps no state: for engines that run one CPU's code again and again.
   *
   * @param make makes the scheme inside
   */
  public static Function<Kernel, LazyMmScheme> ofContexts(Function<Kernel, LazyMmScheme> make) {
    return kernel -> new AssertingScheme(kernel, History.NONE, make);
  }

  /**
   * Checks contexts, the order of hooks, and references: for engines that run one action after the
   * other.
   *
   * @param make makes the scheme inside
   */
  public static Function<Kernel, LazyMmScheme> sequential(Function<Kernel, LazyMmScheme> make) {
    return kernel -> new AssertingScheme(kernel, new RecordedHistory(kernel), make);
  }

  /**
   * Checks that nothing was left out: each borrow that was followed by a return to user tasks was
   * given back, and each switch was finished. To be called while no action is under way.
   *
   * @throws BrokenContractError if something was
   */
  public void atRest() {
    history.atRest();
  }

  History history() {
    return history;
  }

  @Override
  public Guarantees guarantees() {
    return scheme.guarantees();
  }

  @Override
  public void mmInit(int cpu, Mm mm) {
    requireTask("mmInit", cpu);
    history.mmInit(cpu, mm);
    scheme.mmInit(cpu, mm);
  }

  @Override
  public void countBorrow(int cpu, Mm mm) {
    require(
        !kernel.isLazyOn(cpu, mm) || kernel.irqsOff(cpu), "countBorrow", cpu, "is lazy on " + mm);
    history.countBorrow(cpu, mm);
    scheme.countBorrow(cpu, mm);
  }

  @Override
  public void borrow(int cpu, Mm mm) {
    requireIrqsOff("borrow", cpu);
    requireLazy("borrow", cpu, mm);
    history.borrow(cpu, mm);
    scheme.borrow(cpu, mm);
  }

  @Override
  public void handOver(int cpu, Mm mm) {
    requireIrqsOff("handOver", cpu);
    requireLazy("handOver", cpu, mm);
    history.handOver(cpu, mm);
    scheme.handOver(cpu, mm);
  }

  @Override
  public void leaveBorrowed(int cpu, Mm mm) {
    requireIrqsOff("leaveBorrowed", cpu);
    require(!kernel.isLazyOn(cpu, mm), "leaveBorrowed", cpu, "is still lazy on " + mm);
    history.leaveBorrowed(cpu, mm);
    scheme.leaveBorrowed(cpu, mm);
  }

  @Override
  public void giveBack(int cpu, Mm mm) {
    require(!kernel.isLazyOn(cpu, mm), "giveBack", cpu, "is still lazy on " + mm);
    if (kernel.irqsOff(cpu)) {
      requireLazy("giveBack with interrupts off", cpu, kernel.initMm());
    }
    history.giveBack(cpu, mm);
    scheme.giveBack(cpu, mm);
  }

  @Override
  public void switchFinished(int cpu) {
    require(!kernel.irqsOff(cpu), "switchFinished", cpu, "has interrupts off");
    require(!kernel.maySleep(cpu), "switchFinished", cpu, "may sleep");
    history.switchFinished(cpu);
    scheme.switchFinished(cpu);
  }

  @Override
  public void finalFlush(int cpu, Mm mm) {
    requireTask("finalFlush", cpu);
    history.finalFlush(cpu, mm);
    scheme.finalFlush(cpu, mm);
  }

  @Override
  public void usersGone(int cpu, Mm mm) {
    requireTask("usersGone", cpu);
    history.usersGone(cpu, mm);
    scheme.usersGone(cpu, mm);
  }

  @Override
  public Disposal lastReferenceGone(int cpu, Mm mm) {
    history.lastReferenceGone(cpu, mm);
    Disposal disposal = scheme.lastReferenceGone(cpu, mm);
    if (disposal == Disposal.FREE) {
      history.freed(mm);
    }
    return disposal;
  }

  @Override
  public void idleEnter(int cpu) {
    requireIrqsOff("idleEnter", cpu);
    history.idleEnter(cpu);
    scheme.idleEnter(cpu);
  }

  @Override
  public void idleExit(int cpu) {
    requireIrqsOff("idleExit", cpu);
    history.idleExit(cpu);
    scheme.idleExit(cpu);
  }

  @Override
  public void userEnter(int cpu) {
    requireIrqsOff("userEnter", cpu);
    history.userEnter(cpu);
    scheme.userEnter(cpu);
  }

  @Override
  public void userExit(int cpu) {
    requireIrqsOff("userExit", cpu);
    history.userExit(cpu);
    scheme.userExit(cpu);
  }

  @Override
  public void tick(int cpu) {
    requireIrqsOff("tick", cpu);
    history.tick(cpu);
    scheme.tick(cpu);
  }

  @Override
  public void cpuOnline(int cpu) {
    requireTask("cpuOnline", cpu);
    requireLazy("cpuOnline", cpu, kernel.initMm());
    history.cpuOnline(cpu);
    scheme.cpuOnline(cpu);
  }

  @Override
  public void cpuOffline(int cpu) {
    requireTask("cpuOffline", cpu);
    requireLazy("cpuOffline", cpu, kernel.initMm());
    history.cpuOffline(cpu);
    scheme.cpuOffline(cpu);
  }

  @Override
  public void cpuDead(int byCpu, int deadCpu) {
    requireTask("cpuDead", byCpu);
    require(byCpu != deadCpu, "cpuDead", byCpu, "is the dead CPU itself");
    history.cpuDead(byCpu, deadCpu);
    scheme.cpuDead(byCpu, deadCpu);
  }

  @Override
  public boolean keepsRecordOf(int cpu) {
    history.keepsRecordOf(cpu);
    return scheme.keepsRecordOf(cpu);
  }

  @Override
  public long delegatedReferences(Mm mm) {
    history.delegatedReferences(mm);
    return scheme.delegatedReferences(mm);
  }

  private void requireTask(String hook, int cpu) {
    require(kernel.maySleep(cpu), hook, cpu, "may not sleep");
  }

  private void requireIrqsOff(String hook, int cpu) {
    require(kernel.irqsOff(cpu), hook, cpu, "has interrupts on");
  }

  private void requireLazy(String hook, int cpu, Mm mm) {
    require(kernel.isLazyOn(cpu, mm), hook, cpu, "is not lazy on " + mm);
  }
}

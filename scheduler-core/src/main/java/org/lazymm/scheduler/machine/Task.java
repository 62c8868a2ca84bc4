package org.lazymm.scheduler.machine;

import org.jspecify.annotations.Nullable;
import org.lazymm.api.Home;
import org.lazymm.api.Memory;
import org.lazymm.api.Order;
import org.lazymm.api.Ref;

/**
 * A task. Its {@code mm} is null for a kernel thread and for an exiting task; the active mm is not
 * the task's but the CPU's ({@link Cpu#active}).
 */
public final class Task {
  private final String name;
  private final Ref<MmStruct> mmCell;
  private @Nullable MmStruct mm;
  @Nullable MmStruct owedTeardown;
  @Nullable Cpu cpu;
  boolean exited;

  Task(String name, Memory memory, @Nullable MmStruct mm) {
    this.name = name;
    this.mm = mm;
    this.mmCell = memory.ref(name + ".mm", Home.machine().onLine(name), mm);
  }

  /** The name that reports use. */
  public String name() {
    return name;
  }

  /** {@code task->mm}: the address space that it is a user of, or null. */
  public @Nullable MmStruct mm() {
    return mm;
  }

  /**
   * The dead mm whose teardown this task still owes, between {@code exit_mm} or {@code exec} and
   * the end of it.
   */
  public @Nullable MmStruct owedTeardown() {
    return owedTeardown;
  }

  /** The CPU that it runs on, or null. */
  public @Nullable Cpu cpu() {
    return cpu;
  }

  /** Whether it has passed {@code exit_mm} for good; it runs until it is switched away from. */
  public boolean exited() {
    return exited;
  }

  /**
   * {@code ->mm} as another CPU sees it through {@code rq->curr}; relaxed, as membarrier's scan
   * reads it.
   */
  @Nullable MmStruct remoteMm() {
    return mmCell.load(Order.RELAXED);
  }

  void setMm(@Nullable MmStruct next) {
    mm = next;
    // Relaxed: ordered by the full barriers around it, which pair with membarrier's own (scenarios
    // D, E1, E2).
    mmCell.store(next, Order.RELAXED);
  }

  /** Puts the plain copy back; the cell is the engine's to put back. */
  void restoreMm(@Nullable MmStruct before) {
    mm = before;
  }

  /** A task made again when its CPU's code runs again. */
  Task remade(@Nullable MmStruct itsMm) {
    owedTeardown = null;
    cpu = null;
    exited = false;
    setMm(itsMm);
    return this;
  }

  @Override
  public String toString() {
    return name;
  }
}

package org.lazymm.scheduler.machine;

import org.jspecify.annotations.Nullable;
import org.lazymm.api.Home;
import org.lazymm.api.Memory;
import org.lazymm.api.Order;
import org.lazymm.api.Ref;

/**
 * A task. Its {@code mm} is null for a kernel thread and for an exiting task; the active mm is not
 * the task's but the CPU's ({@link Cpu#active}).
 *
 * <p>A task belongs to the CPU that runs it, which alone reads and writes its plain fields. One
 * that several CPUs' code runs side by side ({@link #move}) has them in cells too: the CPU that
 * takes it up reads what the one before has left there.
 */
public final class Task {
  private final String base;

  /** Follows in its name; -1 when nothing does. A large machine keeps no name for each CPU. */
  private final int number;

  private final Ref<MmStruct> mmCell;
  private @Nullable MmStruct mm;
  private @Nullable MmStruct usedMm;
  private @Nullable MmStruct counted;
  private @Nullable MmStruct owedGiveBack;
  private @Nullable MmStruct owedTeardown;

  /** Whether the final flush of the teardown that it owes is behind it. */
  private boolean flushed;

  private boolean exited;
  private boolean unborn;
  private @Nullable MovingTask moving;
  @Nullable Cpu cpu;

  Task(String name, Memory memory, @Nullable MmStruct mm) {
    this(name, -1, memory, mm);
  }

  /** The idle task of a CPU. */
  Task(int cpu, Memory memory) {
    this("swapper", cpu, memory, null);
  }

  /** One with a number in its name; at least 0, or -1 for none. */
  Task(String base, int number, Memory memory, @Nullable MmStruct mm) {
    this.base = base;
    this.number = number;
    String name = name();
    this.mm = mm;
    this.mmCell = memory.ref(name + ".mm", Home.machine().onLine(name), mm);
  }

  /** The name that reports use. */
  public String name() {
    return number < 0 ? base : base + "/" + number;
  }

  /** {@code task->mm}: the address space that it is a user of, or null. */
  public @Nullable MmStruct mm() {
    return mm;
  }

  /** Whether it is a kernel thread that uses an mm by {@code kthread_use_mm}. */
  public boolean usesMm() {
    return usedMm != null;
  }

  /**
   * The mm whose borrow it has counted in {@code exit_mm} and that it still has as its own: it may
   * be preempted there, and go on elsewhere.
   */
  public @Nullable MmStruct counted() {
    return counted;
  }

  /**
   * The mm that its CPU has left in exec or {@code kthread_use_mm} and that it has not given back
   * yet: it may be preempted there, and go on elsewhere.
   */
  public @Nullable MmStruct owedGiveBack() {
    return owedGiveBack;
  }

  /**
   * The dead mm whose teardown this task still owes, between {@code exit_mm} or {@code exec} and
   * the end of it.
   */
  public @Nullable MmStruct owedTeardown() {
    return owedTeardown;
  }

  /** Whether it is in the middle of something that it goes on with when it runs again. */
  public boolean owes() {
    return counted != null || owedGiveBack != null || owedTeardown != null;
  }

  /** The CPU that it runs on, or null. */
  public @Nullable Cpu cpu() {
    return cpu;
  }

  /** Whether it has begun to exit; it runs until it is switched away from. */
  public boolean exited() {
    return exited;
  }

  /** Whether its parent has made it and not woken it up yet. */
  public boolean unborn() {
    return unborn;
  }

  /** Its parent has not woken it up. */
  void beUnborn() {
    unborn = true;
  }

  /** {@code wake_up_new_task}: from here on it can run. */
  void wakeUp() {
    unborn = false;
    if (moving != null) {
      moving.leave(); // Release: what its parent has given it; pairs with MovingTask.take().
    }
  }

  /** Whether it will never run again. */
  public boolean dead() {
    return exited && !owes();
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

  void setUsedMm(@Nullable MmStruct next) {
    usedMm = next;
    if (moving != null) {
      moving.usedMm().store(next, Order.RELAXED);
    }
  }

  void setCounted(@Nullable MmStruct next) {
    counted = next;
    if (moving != null) {
      moving.counted().store(next, Order.RELAXED);
    }
  }

  void setOwedGiveBack(@Nullable MmStruct next) {
    owedGiveBack = next;
    if (moving != null) {
      moving.owedGiveBack().store(next, Order.RELAXED);
    }
  }

  boolean flushed() {
    return flushed;
  }

  void setFlushed() {
    flushed = true;
  }

  void setOwedTeardown(@Nullable MmStruct next) {
    owedTeardown = next;
    flushed = false;
    if (moving != null) {
      moving.owedTeardown().store(next, Order.RELAXED);
    }
  }

  void setExited() {
    exited = true;
    if (moving != null) {
      moving.exited().store(1, Order.RELAXED);
    }
  }

  // Tasks that several CPUs run.

  /**
   * From here on the task may be run by several CPUs' code, one after the other, in whatever order
   * they come.
   *
   * @param memory where its fields are kept from here on
   */
  void move(Memory memory) {
    moving = MovingTask.of(this, memory);
  }

  /** Whether several CPUs' code may run it. */
  boolean moves() {
    return moving != null;
  }

  /** What it keeps in cells; only if it {@link #moves}. */
  MovingTask moving() {
    MovingTask cells = moving;
    if (cells == null) {
      throw new IllegalStateException(name() + " is run by one CPU alone");
    }
    return cells;
  }

  /**
   * Takes the plain fields from the cells. Relaxed reads: the caller has acquired the task.
   *
   * @param cpus all CPUs of the machine
   */
  void read(Cpu[] cpus) {
    MovingTask cells = moving();
    mm = mmCell.load(Order.RELAXED);
    usedMm = cells.usedMm().load(Order.RELAXED);
    counted = cells.counted().load(Order.RELAXED);
    owedGiveBack = cells.owedGiveBack().load(Order.RELAXED);
    owedTeardown = cells.owedTeardown().load(Order.RELAXED);
    exited = cells.exited().load(Order.RELAXED) != 0;
    long on = cells.onCpu().load(Order.RELAXED);
    unborn = on == MovingTask.UNBORN;
    cpu = on > 0 ? cpus[(int) on - 1] : null;
  }

  /** What its plain fields are now, to be put back. */
  TaskState state() {
    return new TaskState(mm, usedMm, counted, owedGiveBack, owedTeardown, cpu, exited, unborn);
  }

  /** Puts the plain fields back; the cells are the engine's to put back. */
  void restore(TaskState before) {
    mm = before.mm();
    usedMm = before.usedMm();
    counted = before.counted();
    owedGiveBack = before.owedGiveBack();
    owedTeardown = before.owedTeardown();
    cpu = before.cpu();
    exited = before.exited();
    unborn = before.unborn();
  }

  /** A task made again when its CPU's code runs again. */
  Task remade(@Nullable MmStruct itsMm) {
    restore(new TaskState(null, null, null, null, null, null, false, true));
    setMm(itsMm);
    return this;
  }

  @Override
  public String toString() {
    return name();
  }
}

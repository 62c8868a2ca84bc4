package org.lazymm.simulator.dispatch;

import org.jspecify.annotations.Nullable;
import org.lazymm.scheduler.machine.Task;
import org.lazymm.simulator.time.WinnerTree;

/**
 * A task with a program: what it does each time its time has come.
 *
 * <p>An actor belongs to one CPU at a time. When that CPU switches to it, it works for {@link
 * #resumeWork} ticks and then acts. At the end of an act it goes on working, blocks until it is
 * woken, moves to another CPU, or is finished.
 */
public abstract class Actor {

  /**
   * The result of an act that blocks: the CPU switches away, and {@link Dispatcher#wake} resumes.
   */
  protected static final long BLOCK = -1;

  /** The result of an act after which the task is never run again; it has exited. */
  protected static final long FINISH = -2;

  private final Task task;
  private int cpu;

  /** How long it works between the switch to it and its next act, in ticks. */
  private long resumeWork;

  /** Whether it waits to be woken. */
  boolean blocked = true;

  /** Whether it was woken before it blocked, so that it does not block. */
  boolean woken;

  /** When its timer wakes it, in ticks. */
  long timer = WinnerTree.NEVER;

  /** When it can run, while it waits for its CPU. */
  long readyAt;

  /** The next one that waits for the CPU. */
  @Nullable Actor next;

  /**
   * A blocked actor.
   *
   * @param task what runs; on no CPU
   * @param cpu the CPU it belongs to
   * @param resumeWork how long it works before it acts, in ticks
   */
  protected Actor(Task task, int cpu, long resumeWork) {
    this.task = task;
    this.cpu = cpu;
    this.resumeWork = resumeWork;
  }

  /**
   * Does what the task does now.
   *
   * @param dispatcher runs it; the modelled kernel is behind it
   * @return for how many ticks it goes on working before it acts again, or {@link #BLOCK}, or
   *     {@link #FINISH}
   */
  protected abstract long act(Dispatcher dispatcher);

  /**
   * Sleeps: sets a timer that wakes it.
   *
   * @param dispatcher runs it
   * @param ticks for how long
   * @return {@link #BLOCK}
   */
  protected final long sleep(Dispatcher dispatcher, long ticks) {
    timer = dispatcher.now() + ticks;
    return BLOCK;
  }

  /** The task that runs. */
  public final Task task() {
    return task;
  }

  /** The CPU it belongs to. */
  public final int cpu() {
    return cpu;
  }

  /** How long it works between the switch to it and its next act, in ticks. */
  public final long resumeWork() {
    return resumeWork;
  }

  /** Sets {@link #resumeWork()}, in ticks. */
  protected final void setResumeWork(long ticks) {
    resumeWork = ticks;
  }

  /**
   * Lets it belong to another CPU; to be called by itself before it blocks, or while it is blocked.
   *
   * @param other the new CPU
   */
  public final void moveTo(int other) {
    cpu = other;
  }
}

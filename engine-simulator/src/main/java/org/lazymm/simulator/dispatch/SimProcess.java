package org.lazymm.simulator.dispatch;

import org.jspecify.annotations.Nullable;
import org.lazymm.scheduler.machine.Task;
import org.lazymm.simulator.timeline.Core;
import org.lazymm.simulator.timeline.Mark;
import org.lazymm.simulator.timeline.Timeline;

/**
 * A task with a program: what it does each time its time has come.
 *
 * <p>An actor belongs to one CPU at a time. When that CPU switches to it, it works for {@link
 * #resumePath} and {@link #resumeWork} ticks and then acts. At the end of an act it goes on
 * working, blocks until it is woken, moves to another CPU, or is finished. An act that ends the
 * last use of an mm is followed by its unmapping and its teardown, whatever comes then.
 *
 * <p>As a mark in another's act it is woken when that act has come to this point.
 */
public abstract class SimProcess implements Mark {

  /**
   * The result of an act that blocks: the CPU switches away, and {@link Dispatcher#wake} resumes.
   */
  protected static final long BLOCK = -1;

  /** The result of an act after which the task is never run again; it has exited. */
  protected static final long FINISH = -2;

  private final Task task;
  private int cpu;
  private long resumePath;
  private long resumeWork;

  /** Whether it waits to be woken. */
  boolean blocked = true;

  /** Whether it was woken before it blocked, so that it does not block. */
  boolean woken;

  /** How long it sleeps from when it has blocked, in ticks; 0 when it does not. */
  long sleepFor;

  /** When it can run, while it waits for its CPU. */
  long readyAt;

  /** The next one that waits for the CPU. */
  @Nullable SimProcess next;

  /** Wakes it up when the point of an act is reached at which it is woken. */
  @Nullable TimelineDispatcher wakes;

  /**
   * A blocked actor.
   *
   * @param task what runs; on no CPU
   * @param cpu the CPU it belongs to
   * @param resumeWork how long it works before it acts, in ticks
   */
  protected SimProcess(Task task, int cpu, long resumeWork) {
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
   * Sleeps: blocks, and is woken by a timer.
   *
   * @param ticks for how long, at least 1
   * @return {@link #BLOCK}
   */
  protected final long sleep(long ticks) {
    sleepFor = ticks;
    return BLOCK;
  }

  /** Is woken. */
  @Override
  public final void reached(Timeline timeline, Core core) {
    TimelineDispatcher dispatcher = wakes;
    if (dispatcher == null) {
      throw new IllegalStateException("nobody wakes " + task.name());
    }
    dispatcher.wakeNow(this, core);
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

  /** How long it is in the kernel before that work, the switch apart, in ticks. */
  public final long resumePath() {
    return resumePath;
  }

  /**
   * Sets {@link #resumePath()} and {@link #resumeWork()}.
   *
   * @param path in ticks
   * @param work in ticks
   */
  protected final void resumeWith(long path, long work) {
    resumePath = path;
    resumeWork = work;
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

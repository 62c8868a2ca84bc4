package org.lazymm.simulator.timeline;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lazymm.simulator.account.Account;
import org.lazymm.simulator.coherence.CacheLine;
import org.lazymm.simulator.time.Ticks;

/**
 * What the code of one action did on one CPU, in its order: accesses, barriers, time that passed,
 * interrupts that it sent.
 *
 * <p>Accesses that the own cache serves and nobody else has in view are not kept one by one: they
 * are counted until something else comes.
 */
public final class Segment {

  /** Hits, atomics and barriers of this CPU alone; the argument has the three counts. */
  static final int ALONE = 0;

  /** Time that passes; the argument has account and ticks. */
  static final int PASS = 1;

  static final int LOAD = 2;
  static final int STORE = 3;
  static final int RMW = 4;
  static final int FENCE = 5;

  /** Another CPU is to run a segment; the argument has a {@link #CALL} flag or none. */
  static final int SEND = 6;

  /** Waits until all segments that were sent with {@link #AWAITED} are done. */
  static final int AWAIT = 7;

  static final int MARK = 8;

  /** Flag of {@link #SEND}: the sender will wait. */
  public static final long AWAITED = 1;

  /** Flag of {@link #SEND}: by an interrupt. */
  public static final long CALL = 2;

  /** Flag of {@link #SEND}: not the first interrupt of a call. */
  public static final long FURTHER = 4;

  private static final int KIND_BITS = 4;
  private static final int KIND_MASK = (1 << KIND_BITS) - 1;
  private static final long IRQS_OFF = 1L << KIND_BITS;
  private static final int ARGUMENT_SHIFT = KIND_BITS + 1;
  private static final int ACCOUNT_BITS = 6;
  private static final int COUNT_BITS = 19;
  private static final int COUNT_MASK = (1 << COUNT_BITS) - 1;
  private static final int FIRST_CAPACITY = 4;

  /** Time that passes in the middle of an action without anybody coming in between, in ticks. */
  private static final long SHORT = 500 * Ticks.PER_NANOSECOND;

  /** How long a line that others use stays with nobody, in ticks. */
  private static final long QUIET = 1_000_000 * Ticks.PER_NANOSECOND;

  private long[] steps = new long[FIRST_CAPACITY];
  private @Nullable Object[] objects = new Object[FIRST_CAPACITY];
  private int size;
  private int hits;
  private int rmws;
  private int fences;

  /** Whose code it is. */
  Core core;

  /** When its values were decided, in ticks, and which action that was, by number. */
  long decidedAt;

  int action;

  // While it is sent or waits for its turn:

  /** When it can begin. */
  long arrival;

  /** The next one that waits for the same CPU. */
  @Nullable Segment next;

  /** Who waits for it; null when nobody does. */
  @Nullable Segment sender;

  /** Whether nothing that other CPUs do can change what follows its end. */
  boolean closing;

  // While it is walked:

  /** How many segments it has sent that it will wait for and that are not done. */
  int awaited;

  /** When the last of them was done. */
  long answeredAt;

  /** Whether it waits for them. */
  boolean waiting;

  /** Whether it was sent, and what its CPU goes on with after it. */
  boolean nested;

  @Nullable Segment below;
  int indexBelow;

  /** When its CPU began with it, in ticks. */
  long began;

  /** Up to when lines must have been quiet that count as this CPU's own, in ticks. */
  private long quietSince = Long.MAX_VALUE;

  Segment(Core core) {
    this.core = core;
  }

  /**
   * Since when a line must not have moved for an access to it to count as one to the own cache, in
   * ticks. Anything goes at the beginning, when nobody can come in between; once an action has
   * taken its time, lines that others use may be gone by the time of the access.
   */
  public long quietSince() {
    return quietSince;
  }

  /** A load or store that the own cache serves. */
  public void hit() {
    hits++;
  }

  /** An atomic on a line that nobody else has in view. */
  public void rmw() {
    rmws++;
  }

  /** A full barrier that has nothing to wait for. */
  public void fence() {
    fences++;
  }

  /** A load that has to be seen in the order of time. */
  public void load(CacheLine line, boolean irqsOff) {
    line.expect(false);
    add(LOAD, 0, line, irqsOff);
  }

  /** A store that has to be seen in the order of time. */
  public void store(CacheLine line, boolean irqsOff) {
    line.expect(true);
    add(STORE, 0, line, irqsOff);
  }

  /** An atomic that has to be seen in the order of time. */
  public void rmw(CacheLine line, boolean irqsOff) {
    line.expect(true);
    add(RMW, 0, line, irqsOff);
  }

  /** A full barrier that may have to wait for a store. */
  public void fence(boolean irqsOff) {
    add(FENCE, 0, null, irqsOff);
  }

  /** Time passes. */
  public void pass(Account account, long ticks, boolean irqsOff) {
    if (ticks > 0) {
      add(PASS, ticks << ACCOUNT_BITS | account.ordinal(), null, irqsOff);
    }
  }

  /** A mark is reached. */
  public void mark(Mark mark, boolean irqsOff) {
    add(MARK, 0, mark, irqsOff);
  }

  /**
   * Another CPU is to walk a segment.
   *
   * @param flags {@link #AWAITED}, {@link #CALL}, {@link #FURTHER} or none
   */
  public void send(Segment segment, long flags, boolean irqsOff) {
    add(SEND, flags, segment, irqsOff);
  }

  /** Waits for all that was sent to be awaited. */
  public void await(boolean irqsOff) {
    add(AWAIT, 0, null, irqsOff);
  }

  /** Whether it has nothing in it that anybody else could see, nor waits for anything. */
  boolean isAlone() {
    return size == 0;
  }

  long hits() {
    return hits;
  }

  long rmws() {
    return rmws;
  }

  long fences() {
    return fences;
  }

  /** What was counted becomes a step, so that the segment can be walked. */
  public void seal() {
    while ((hits | rmws | fences) != 0) {
      int h = Math.min(hits, COUNT_MASK);
      int r = Math.min(rmws, COUNT_MASK);
      int f = Math.min(fences, COUNT_MASK);
      push(
          (h | (long) r << COUNT_BITS | (long) f << 2 * COUNT_BITS) << ARGUMENT_SHIFT | ALONE,
          null);
      hits -= h;
      rmws -= r;
      fences -= f;
    }
  }

  private void add(int kind, long argument, @Nullable Object object, boolean irqsOff) {
    if (kind != MARK && (kind != PASS || ticks(argument) > SHORT)) {
      quietSince = decidedAt - QUIET;
    }
    if ((hits | rmws | fences) != 0) {
      seal();
    }
    push(argument << ARGUMENT_SHIFT | (irqsOff ? IRQS_OFF : 0) | kind, object);
  }

  private void push(long step, @Nullable Object object) {
    if (size == steps.length) {
      steps = Arrays.copyOf(steps, 2 * size);
      objects = Arrays.copyOf(objects, 2 * size);
    }
    steps[size] = step;
    objects[size++] = object;
  }

  int size() {
    return size;
  }

  int kind(int index) {
    return (int) steps[index] & KIND_MASK;
  }

  boolean irqsOff(int index) {
    return (steps[index] & IRQS_OFF) != 0;
  }

  long argument(int index) {
    return steps[index] >>> ARGUMENT_SHIFT;
  }

  @Nullable Object object(int index) {
    return objects[index];
  }

  static long hits(long argument) {
    return argument & COUNT_MASK;
  }

  static long rmws(long argument) {
    return argument >>> COUNT_BITS & COUNT_MASK;
  }

  static long fences(long argument) {
    return argument >>> 2 * COUNT_BITS & COUNT_MASK;
  }

  static int account(long argument) {
    return (int) argument & (1 << ACCOUNT_BITS) - 1;
  }

  static long ticks(long argument) {
    return argument >>> ACCOUNT_BITS;
  }

  void clear() {
    Arrays.fill(objects, 0, size, null);
    size = 0;
    clearCounts();
    next = null;
    sender = null;
    closing = false;
    quietSince = Long.MAX_VALUE;
    below = null;
    nested = false;
    awaited = 0;
    answeredAt = 0;
    waiting = false;
  }

  /** Makes a segment anew that has nothing but counts. */
  void clearCounts() {
    hits = 0;
    rmws = 0;
    fences = 0;
  }
}

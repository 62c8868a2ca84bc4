package org.lazymm.explorer.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lazymm.scheduler.machine.MmStruct;
import org.lazymm.scheduler.property.Violation;
import org.lazymm.sequential.check.InterruptChecks;
import org.lazymm.sequential.check.Keepers;

/**
 * What one CPU's code has done beside its events, in its present run: put back whenever it runs
 * again, so that it is always of the execution in which the CPU ran last.
 *
 * <p>A note stands between two events: at a position it comes before the event that has that place
 * in the CPU's program order.
 */
final class CpuLog {
  /** What a note is about. */
  enum Moment {
    /** The next access to the count is a struct pin's. */
    PIN,
    /** The next access to the count drops a struct pin. */
    UNPIN,
    /** The next access to the count gives up references that are not the last. */
    UNGRAB,
    /** It is asked which CPUs may be lazy on the mm. */
    ASK,
    /** The scheme looks its state of the mm up. */
    LOOKUP,
    /** A kernel thread begins to use the mm by {@code kthread_use_mm}. */
    USING,
    /** It gives it up. */
    UNUSING
  }

  private static final Moment[] MOMENTS = Moment.values();

  private final List<Violation> violations = new ArrayList<>();
  private final List<String> crashes = new ArrayList<>();
  private final BitSet taken = new BitSet();
  private final BitSet skipped = new BitSet();
  private final InterruptChecks interruptChecks = new InterruptChecks();
  private final Keepers keepers = new Keepers();
  private boolean infeasible;
  private boolean hotplug;
  private int interrupts;

  private int notes;
  private byte[] moments = new byte[16];
  private int[] positions = new int[16];
  private MmStruct[] mms = new MmStruct[16];
  private int[] details = new int[16];

  private final List<StepBegin> begun = new ArrayList<>();

  private int restsFrom = Integer.MAX_VALUE;

  private int states;
  private int[] since = new int[16];
  private @Nullable MmStruct[] lazyOn = new MmStruct[16];

  void clear() {
    violations.clear();
    crashes.clear();
    taken.clear();
    begun.clear();
    restsFrom = Integer.MAX_VALUE;
    skipped.clear();
    interruptChecks.clear();
    keepers.clear();
    infeasible = false;
    hotplug = false;
    interrupts = 0;
    notes = 0;
    states = 0;
  }

  List<Violation> violations() {
    return violations;
  }

  List<String> crashes() {
    return crashes;
  }

  /** A step begins, or what the CPU does of its own accord. */
  void begins(StepBegin step) {
    begun.add(step);
  }

  /** What has begun, in order. */
  List<StepBegin> begun() {
    return begun;
  }

  /** All steps are done before the event at a position. */
  void rests(int position) {
    restsFrom = position;
  }

  /** The position from which on all steps are done; more than any event has if they are not. */
  int restsFrom() {
    return restsFrom;
  }

  /** The numbers of the steps, among the CPU's own, that were taken. */
  BitSet taken() {
    return taken;
  }

  /** The numbers of the steps that were skipped though nothing that others do is to blame. */
  BitSet skipped() {
    return skipped;
  }

  /** It came to what the kernel would have kept from happening. */
  void infeasible() {
    infeasible = true;
  }

  boolean isInfeasible() {
    return infeasible;
  }

  /** A CPU has gone offline or come online, which this one has seen to the end. */
  void hotplug() {
    hotplug = true;
  }

  boolean sawHotplug() {
    return hotplug;
  }

  /** It was interrupted by the scheme. */
  void interrupted() {
    interrupts++;
  }

  int interrupts() {
    return interrupts;
  }

  InterruptChecks interruptChecks() {
    return interruptChecks;
  }

  /** What it has had to do with. */
  Keepers keepers() {
    return keepers;
  }

  // Notes.

  void note(Moment moment, int position, MmStruct mm, int detail) {
    if (notes == positions.length) {
      moments = Arrays.copyOf(moments, 2 * notes);
      positions = Arrays.copyOf(positions, 2 * notes);
      mms = Arrays.copyOf(mms, 2 * notes);
      details = Arrays.copyOf(details, 2 * notes);
    }
    moments[notes] = (byte) moment.ordinal();
    positions[notes] = position;
    mms[notes] = mm;
    details[notes++] = detail;
  }

  int notes() {
    return notes;
  }

  Moment moment(int note) {
    return MOMENTS[moments[note]];
  }

  int position(int note) {
    return positions[note];
  }

  MmStruct mm(int note) {
    return mms[note];
  }

  /** What more a note says: which set of candidates. */
  int detail(int note) {
    return details[note];
  }

  // What it is lazy on.

  /** Before the event at a position it is lazy on an mm, or on none. */
  void lazyOn(int position, @Nullable MmStruct mm) {
    if (states > 0 && lazyOn[states - 1] == mm) {
      return;
    }
    if (states == since.length) {
      since = Arrays.copyOf(since, 2 * states);
      lazyOn = Arrays.copyOf(lazyOn, 2 * states);
    }
    since[states] = position;
    lazyOn[states++] = mm;
  }

  /** How many states there were. */
  int states() {
    return states;
  }

  /** The position before which a state began; those before it began earlier. */
  int since(int state) {
    return since[state];
  }

  /** What it was lazy on in a state. */
  @Nullable MmStruct lazyOn(int state) {
    return lazyOn[state];
  }
}

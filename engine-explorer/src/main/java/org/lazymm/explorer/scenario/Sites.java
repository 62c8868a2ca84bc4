package org.lazymm.explorer.scenario;

import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lazymm.api.Order;
import org.lazymm.scheduler.engine.ModelledCode;

/**
 * The places in the source at which cells are accessed and barriers stand. Can tell them for each
 * operation of an execution, and can weaken the one or the other.
 *
 * <p>Looking at the stack is dear, so it is done only while recording or weakening.
 */
public final class Sites {
  private static final StackWalker STACK = StackWalker.getInstance();
  private static final String MACHINE = "org.lazymm.scheduler.machine.";
  private static final String COUNTS = MACHINE + "AddressSpaces";
  private static final String SERVICES = MACHINE + "KernelServices";
  private static final int MOST_FRAMES_OF_A_SERVICE = 4;

  private final @Nullable Weakening weakening;
  private final Map<Integer, List<CodePlace>> recorded = new HashMap<>();
  private final Set<Site> found = new TreeSet<>();
  private boolean recording;
  private boolean collecting;

  /** Changes nothing. */
  public Sites() {
    this(null);
  }

  /**
   * Weakens one site.
   *
   * @param weakening which, and how
   */
  public Sites(@Nullable Weakening weakening) {
    this.weakening = weakening;
  }

  /** From here on the place of each operation is noted. */
  public void record() {
    recording = true;
    recorded.clear();
  }

  /** From here on each place is collected, with what stands there. */
  public void collect() {
    collecting = true;
  }

  /** The places collected. */
  public Set<Site> found() {
    return found;
  }

  /** Nothing is noted any more. */
  public void stop() {
    recording = false;
  }

  /** The place of an operation; unknown if none was noted. */
  public CodePlace at(int cpu, int position) {
    List<CodePlace> places = recorded.getOrDefault(cpu, List.of());
    return position < places.size() ? places.get(position) : CodePlace.UNKNOWN;
  }

  /** The place in a scheme's or the modelled kernel's code that the caller was called from. */
  public static CodePlace here() {
    return caller().map(Sites::place).orElse(CodePlace.UNKNOWN);
  }

  void note(int cpu, int position) {
    if (recording) {
      put(cpu, position, here());
    }
  }

  Order order(int cpu, int position, Order order, Access access) {
    if (isIdle()) {
      return order;
    }
    Site site = pass(cpu, position, new Strength.OfAccess(access, order));
    return weakening == null ? order : weakening.order(site, order);
  }

  Barrier barrier(int cpu, int position, Barrier barrier) {
    if (isIdle()) {
      return barrier;
    }
    Site site = pass(cpu, position, new Strength.OfBarrier(barrier));
    return weakening == null ? barrier : weakening.barrier(site, barrier);
  }

  private boolean isIdle() {
    return !recording && !collecting && weakening == null;
  }

  /** Notes and collects the place of an operation, as asked. */
  private Site pass(int cpu, int position, Strength strength) {
    CodePlace place = here();
    Site site = new Site(place.className(), place.toString(), strength);
    if (recording) {
      put(cpu, position, place);
    }
    if (collecting) {
      found.add(site);
    }
    return site;
  }

  private void put(int cpu, int position, CodePlace place) {
    List<CodePlace> places = recorded.computeIfAbsent(cpu, any -> new ArrayList<>());
    while (places.size() <= position) {
      places.add(CodePlace.UNKNOWN);
    }
    places.set(position, place);
  }

  /**
   * The frame whose access it is: the scheme's own for what the kernel's services do for it, such
   * as the change of a count.
   */
  private static Optional<StackFrame> caller() {
    List<StackFrame> frames =
        STACK.walk(all -> all.filter(Sites::isModelled).limit(MOST_FRAMES_OF_A_SERVICE).toList());
    for (int at = 0; at + 1 < frames.size(); at++) {
      String name = frames.get(at).getClassName();
      if (name.equals(SERVICES)) {
        StackFrame caller = frames.get(at + 1);
        return Optional.of(caller.getClassName().startsWith(MACHINE) ? frames.get(0) : caller);
      }
      if (!name.equals(COUNTS)) {
        break;
      }
    }
    return frames.isEmpty() ? Optional.empty() : Optional.of(frames.get(0));
  }

  /** Whether it is code of a scheme or of the modelled kernel, not of cells or of this engine. */
  private static boolean isModelled(StackFrame frame) {
    String name = frame.getClassName();
    return !name.startsWith("org.lazymm.explorer.") && ModelledCode.includes(name);
  }

  private static CodePlace place(StackFrame frame) {
    return new CodePlace(frame.getClassName(), frame.getMethodName(), frame.getLineNumber());
  }
}

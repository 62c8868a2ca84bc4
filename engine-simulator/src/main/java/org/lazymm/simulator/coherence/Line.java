package org.lazymm.simulator.coherence;

import org.jspecify.annotations.Nullable;

/**
 * One cache line: who holds it, and from when on it can be taken over.
 *
 * <p>The state is MSI. A line that nobody ever touched belongs to nobody; a modified line belongs
 * to its owner alone; a shared line belongs to its sharers, of whom the latest to join answers the
 * next request (the forwarder of MESIF).
 */
public class Line {

  /** No place, no CPU. */
  public static final int NOBODY = -1;

  /** Place of the owner, or of the forwarder of a shared line, or {@link #NOBODY}. */
  int owner = NOBODY;

  /** The tick from which the next transfer can start. */
  long freeAt;

  /** How many accesses were recorded whose time has not come. */
  private int expected;

  private int expectedWrites;

  /** The latest actions that had access, and that changed it. */
  private int latestAction;

  private int latestWriter;

  /** All places that hold the line; empty unless several do. */
  private @Nullable SharerSet sharers;

  /** How long it was busy in a period of measuring, in ticks, and which period that was. */
  private long busy;

  private int period;

  /** Whether some CPU compared and exchanged it. */
  private boolean exchanged;

  private final int home;

  /**
   * A line that no CPU has touched.
   *
   * @param home the CPU whose data it holds, or {@link #NOBODY} when it belongs to no CPU
   */
  public Line(int home) {
    this.home = home;
  }

  /** The CPU whose data it holds, or {@link #NOBODY}. */
  public final int home() {
    return home;
  }

  /** An access to the line was recorded; its time will come. */
  public final void expect(boolean writes) {
    expected++;
    if (writes) {
      expectedWrites++;
    }
  }

  /** The time of an access that was recorded has come. */
  public final void arrive(boolean writes) {
    expected--;
    if (writes) {
      expectedWrites--;
    }
  }

  /**
   * Whether a load from this place needs no transfer, and nobody has a store in view that could
   * change that. A line that nobody ever touched is the first one's from then on.
   *
   * @param place where from
   * @param quietSince the line must not have moved since then, in ticks
   */
  public final boolean loadsAlone(int place, long quietSince) {
    return expectedWrites == 0 && keepsForLoad(place) && freeAt <= quietSince;
  }

  /** Whether a store from this place needs no transfer, and nobody has an access in view. */
  public final boolean storesAlone(int place, long quietSince) {
    return expected == 0 && keepsForStore(place) && freeAt <= quietSince;
  }

  /** Brings a load to pass while the machine boots, when there is no time yet. */
  public final void loadUntimed(int place) {
    if (!keepsForLoad(place)) {
      share(place);
    }
  }

  /** Brings a store to pass while the machine boots. */
  public final void storeUntimed(int place) {
    own(place);
  }

  /**
   * Notes an access whose time has come.
   *
   * @param action the number of the action that it belongs to; actions are numbered in the order in
   *     which their values are decided, and numbers may wrap
   * @param writes whether it changes the line
   * @return whether its value was decided before that of an access that it conflicts with and that
   *     came earlier in time
   */
  public final boolean comesAfterLater(int action, boolean writes) {
    boolean late = (writes ? latestAction : latestWriter) - action > 0;
    if (latestAction - action < 0) {
      latestAction = action;
    }
    if (writes && latestWriter - action < 0) {
      latestWriter = action;
    }
    return late;
  }

  /** Some CPU compares and exchanges it: it may have to try again, which no time is booked for. */
  public final void exchanged() {
    exchanged = true;
  }

  final boolean isExchanged() {
    return exchanged;
  }

  /** Books that it is busy; returns for how long it was in all of the period. */
  final long busyFor(long ticks, int inPeriod) {
    busy = period == inPeriod ? busy + ticks : ticks;
    period = inPeriod;
    return busy;
  }

  final boolean keepsForLoad(int place) {
    if (owner == NOBODY) {
      owner = place;
    }
    return isHeldBy(place);
  }

  /** Whether a store from this place needs no transfer; an untouched line is its own from then. */
  public final boolean keepsForStore(int place) {
    if (owner == NOBODY) {
      owner = place;
    }
    return isOwnedBy(place);
  }

  /** Whether a load from this place needs no transfer. */
  final boolean isHeldBy(int place) {
    if (owner == place) {
      return true;
    }
    SharerSet all = sharers;
    return all != null && all.contains(place);
  }

  /** Whether a store from this place needs no transfer. */
  final boolean isOwnedBy(int place) {
    return owner == place && !isShared();
  }

  /** Whether several places hold the line. */
  final boolean isShared() {
    SharerSet all = sharers;
    return all != null && all.size() > 0;
  }

  /** Makes a place the only holder. */
  final void own(int place) {
    SharerSet all = sharers;
    if (all != null && all.size() > 0) {
      all.clear();
    }
    owner = place;
  }

  /** Adds a place that does not hold the line to its holders. */
  final void share(int place) {
    SharerSet all = sharers();
    if (all.size() == 0) {
      all.add(owner);
    }
    all.add(place);
    owner = place;
  }

  final SharerSet sharers() {
    SharerSet all = sharers;
    if (all == null) {
      all = new SharerSet();
      sharers = all;
    }
    return all;
  }
}

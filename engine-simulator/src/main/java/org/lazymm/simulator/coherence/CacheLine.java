package org.lazymm.simulator.coherence;

import org.jspecify.annotations.Nullable;

/**
 * One cache line: who holds it, and from when on it can be taken over.
 *
 * <p>The state is MSI. A line that nobody ever touched belongs to nobody; a modified line belongs
 * to its owner alone; a shared line belongs to its sharers, of whom the latest to join answers the
 * next request (the forwarder of MESIF).
 */
public class CacheLine {

  /** No place, no CPU. */
  public static final int NOBODY = -1;

  private static final long LONG_AGO = Long.MIN_VALUE / 2;

  // A machine has very many lines: numbers of CPUs, at most 8,191, are kept in two bytes each.

  /** Place of the owner, or of the forwarder of a shared line, or {@link #NOBODY}. */
  private short owner = NOBODY;

  private final short home;

  /** The tick from which the next transfer can start. A CPU's own data lay still before time 0. */
  long freeAt;

  /** What CPUs do to each other on it; made when one of them first may. */
  private @Nullable Contest contest;

  /**
   * A line that no CPU has touched.
   *
   * @param home the CPU whose data it holds, or {@link #NOBODY} when it belongs to no CPU
   */
  public CacheLine(int home) {
    this.home = (short) home;
    this.freeAt = home == NOBODY ? 0 : LONG_AGO;
  }

  /** The CPU whose data it holds, or {@link #NOBODY}. */
  public final int home() {
    return home;
  }

  /** An access to the line was recorded; its time will come. */
  public final void expect(boolean writes) {
    contest().expect(writes);
  }

  /** The time of an access that was recorded has come. */
  public final void arrive(boolean writes) {
    contest().arrive(writes);
  }

  /**
   * Whether a load from this place needs no transfer, and nobody has a store in view that could
   * change that. A line that nobody ever touched is the first one's from then on.
   *
   * @param place where from
   * @param quietSince the line must not have moved since then, in ticks
   */
  public final boolean loadsAlone(int place, long quietSince) {
    Contest others = contest;
    return (others == null || !others.expectsWrites())
        && keepsForLoad(place)
        && freeAt <= quietSince;
  }

  /** Whether a store from this place needs no transfer, and nobody has an access in view. */
  public final boolean storesAlone(int place, long quietSince) {
    Contest others = contest;
    return (others == null || !others.expectsAny()) && keepsForStore(place) && freeAt <= quietSince;
  }

  /** Place of the owner, or of the forwarder of a shared line, or {@link #NOBODY}. */
  final int owner() {
    return owner;
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
    return contest().comesAfterLater(action, writes);
  }

  /** Some CPU compares and exchanges it: it may have to try again, which no time is booked for. */
  public final void exchanged() {
    contest().exchanged = true;
  }

  /** What CPUs do to each other on it, and all places that hold it; none unless several do. */
  final Contest contest() {
    Contest others = contest;
    if (others == null) {
      others = new Contest();
      contest = others;
    }
    return others;
  }

  final boolean keepsForLoad(int place) {
    if (owner == NOBODY) {
      owner = (short) place;
    }
    return isHeldBy(place);
  }

  /** Whether a store from this place needs no transfer; an untouched line is its own from then. */
  public final boolean keepsForStore(int place) {
    if (owner == NOBODY) {
      owner = (short) place;
    }
    return isOwnedBy(place);
  }

  /** Whether a load from this place needs no transfer. */
  final boolean isHeldBy(int place) {
    if (owner == place) {
      return true;
    }
    Contest others = contest;
    return others != null && others.contains(place);
  }

  /** Whether a store from this place needs no transfer. */
  final boolean isOwnedBy(int place) {
    return owner == place && !isShared();
  }

  /** Whether several places hold the line. */
  final boolean isShared() {
    Contest others = contest;
    return others != null && others.size() > 0;
  }

  /** Makes a place the only holder. */
  final void own(int place) {
    if (isShared()) {
      contest().clear();
    }
    owner = (short) place;
  }

  /** Adds a place that does not hold the line to its holders. */
  final void share(int place) {
    Contest all = contest();
    if (all.size() == 0) {
      all.add(owner);
    }
    all.add(place);
    owner = (short) place;
  }
}

package org.lazymm.simulator.coherence;

import org.jspecify.annotations.Nullable;

/**
 * One cache line: who holds it, and from when on it can be taken over.
 *
 * <p>The state is MSI. A line that nobody ever touched belongs to nobody; a modified line belongs
 * to its owner alone; a shared line belongs to its sharers, of whom the latest to join answers the
 * next request (the forwarder of MESIF).
 */
public final class Line {

  static final int NOBODY = -1;

  /** Place of the owner, or of the forwarder of a shared line, or {@link #NOBODY}. */
  int owner = NOBODY;

  boolean shared;

  /** All places that hold the line while it is shared; kept for reuse afterwards. */
  private @Nullable SharerSet sharers;

  /** The tick from which the next transfer can start. */
  long freeAt;

  /** A line that no CPU has touched. */
  public Line() {}

  /** Whether a load from this place needs no transfer. */
  boolean isHeldBy(int place) {
    return owner == place || (shared && sharers().contains(place));
  }

  /** Whether a store from this place needs no transfer. */
  boolean isOwnedBy(int place) {
    return owner == place && !shared;
  }

  /** Makes a place the only holder. */
  void own(int place) {
    if (shared) {
      sharers().clear();
      shared = false;
    }
    owner = place;
  }

  /** Adds a place that does not hold the line to its holders. */
  void share(int place) {
    SharerSet all = sharers();
    if (!shared) {
      all.add(owner);
      shared = true;
    }
    all.add(place);
    owner = place;
  }

  SharerSet sharers() {
    SharerSet all = sharers;
    if (all == null) {
      all = new SharerSet();
      sharers = all;
    }
    return all;
  }
}

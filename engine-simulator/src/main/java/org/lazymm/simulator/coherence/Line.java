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

  /** All places that hold the line; empty unless several do. */
  private @Nullable SharerSet sharers;

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

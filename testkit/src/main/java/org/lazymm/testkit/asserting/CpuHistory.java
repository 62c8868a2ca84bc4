package org.lazymm.testkit.asserting;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.lazymm.api.Mm;

/** What has been seen of one CPU. */
final class CpuHistory {
  /** How far a CPU has come up or gone down. */
  enum Phase {
    /** Not up yet, or reaped. */
    DOWN,
    /** It has borrowed {@code init_mm} and was not said to be online. */
    STARTING,
    ONLINE,
    /** It was said to go offline and has not been reaped. */
    DYING
  }

  /** Where it is, as the hooks tell. */
  enum Place {
    KERNEL,
    IDLE,
    USER
  }

  Phase phase = Phase.DOWN;
  Place place = Place.KERNEL;

  /** What it borrows and has not left: one mm at the most, between two steps. */
  final List<Mm> open = new ArrayList<>();

  /** Whether a borrow was handed over in a switch that has not finished. */
  boolean switching;

  /** How many drops of the scheme are under way. */
  int drops;

  /** The work deferred and not begun, in order. */
  final ArrayDeque<DeferredPiece> work = new ArrayDeque<>();

  /** What it had deferred when it died runs where it is reaped, after what was deferred there. */
  void handWorkTo(CpuHistory by, int byCpu) {
    for (DeferredPiece piece : work) {
      if (!piece.late) {
        piece.queue = byCpu;
        by.work.addLast(piece);
      }
    }
    work.removeIf(piece -> !piece.late);
  }

  boolean online() {
    return phase == Phase.ONLINE;
  }

  boolean down() {
    return phase == Phase.DOWN;
  }
}

package org.lazymm.simulator.reference;

import java.util.BitSet;

/** Who holds a cache line, and from when on it can be taken over. */
final class Holders {
  /** The places that hold it. */
  final BitSet places = new BitSet();

  /** The place that answers who asks for it; nobody has touched it while there is no holder. */
  int forwarder;

  /** When the line has done with the transfer before. */
  long freeAt;

  boolean untouched() {
    return places.isEmpty();
  }

  boolean holds(int place) {
    return places.get(place);
  }

  boolean onlyHolder(int place) {
    return places.get(place) && places.cardinality() == 1;
  }

  void join(int place) {
    places.set(place);
    forwarder = place;
  }

  void take(int place) {
    places.clear();
    join(place);
  }
}

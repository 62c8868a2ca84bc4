package org.lazymm.simulator;

import java.util.Arrays;
import java.util.Random;
import org.lazymm.simulator.coherence.CacheLine;
import org.lazymm.simulator.coherence.CoherenceModel;
import org.lazymm.simulator.coherence.Topology;
import org.lazymm.simulator.profile.MachineProfile;
import org.lazymm.simulator.time.Ticks;
import org.lazymm.simulator.time.WinnerTree;

/**
 * Threads that look random elements of a list of ten up, as {@code CodeSamples/defer/route*.c} of
 * perfbook: each visited element is protected in one of several ways. Every access is an event of
 * its own.
 */
final class RouteLookup {

  /** How a visited element is kept. */
  enum Protection {
    /** A load, nothing else. */
    RCU,
    /** A store to the own hazard pointer, a full barrier, a second load. */
    HAZARD_POINTER,
    /** An atomic addition, and one more when the lookup goes on: a counter without retries. */
    ADDITION,
    /** A load and a compare-and-exchange until it succeeds, and a subtraction afterwards. */
    COUNT_BY_EXCHANGE
  }

  private static final int ELEMENTS = 10;

  private final Topology topology;
  private final CoherenceModel model;
  private final Protection protection;
  private final CacheLine[] elements = new CacheLine[ELEMENTS];
  private final CacheLine[] hazards;
  private final long[] versions = new long[ELEMENTS];
  private final long[] seen;
  private final int[] at;
  private final int[] wanted;
  private final int[] step;
  private final Random random = new Random(1);
  private long lookups;

  RouteLookup(MachineProfile profile, int threads, Protection protection) {
    this.topology = new Topology(profile.shape());
    this.model = new CoherenceModel(topology, profile.prices());
    this.protection = protection;
    Arrays.setAll(elements, element -> new CacheLine(CacheLine.NOBODY));
    this.hazards = new CacheLine[threads];
    Arrays.setAll(hazards, CacheLine::new);
    this.seen = new long[threads];
    this.at = new int[threads];
    this.wanted = new int[threads];
    this.step = new int[threads];
  }

  /** Million lookups a second of all threads together. */
  double millionsPerSecond(int events) {
    int threads = hazards.length;
    WinnerTree tree = new WinnerTree(threads);
    for (int thread = 0; thread < threads; thread++) {
      tree.set(thread, random.nextInt(20_000));
      wanted[thread] = random.nextInt(ELEMENTS);
    }
    long begin = 0;
    for (int event = 0; event < events; event++) {
      if (event == events / 2) {
        begin = tree.nextTime();
        lookups = 0;
      }
      int thread = tree.nextCpu();
      tree.set(thread, access(thread, tree.nextTime()));
    }
    return lookups * 1e3 / Ticks.toNanoseconds(tree.nextTime() - begin);
  }

  private long access(int thread, long now) {
    int place = topology.place(thread);
    CacheLine line = elements[at[thread]];
    switch (protection) {
      case RCU -> {
        next(thread);
        return model.load(line, place, now) + Ticks.PER_NANOSECOND;
      }
      case HAZARD_POINTER -> {
        if (step[thread]++ == 0) {
          return model.load(line, place, now) + Ticks.PER_NANOSECOND;
        }
        next(thread);
        return model.load(
            line, place, model.fence(place, model.store(hazards[thread], place, now)));
      }
      case ADDITION -> {
        if (step[thread]++ == 1) {
          next(thread);
        }
        return model.rmw(line, place, now);
      }
      case COUNT_BY_EXCHANGE -> {
        return exchange(thread, line, place, now);
      }
      default -> throw new AssertionError(protection);
    }
  }

  private long exchange(int thread, CacheLine line, int place, long now) {
    int element = at[thread];
    switch (step[thread]) {
      case 0 -> {
        seen[thread] = versions[element];
        step[thread] = 1;
        return model.load(line, place, now);
      }
      case 1 -> {
        boolean done = seen[thread] == versions[element];
        versions[element] += done ? 1 : 0;
        step[thread] = done ? 2 : 0;
        return model.rmw(line, place, now);
      }
      default -> {
        versions[element]++;
        next(thread);
        return model.rmw(line, place, now);
      }
    }
  }

  private void next(int thread) {
    step[thread] = 0;
    if (at[thread]++ == wanted[thread]) {
      at[thread] = 0;
      wanted[thread] = random.nextInt(ELEMENTS);
      lookups++;
    }
  }
}

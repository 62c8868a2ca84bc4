package org.lazymm.simulator;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lazymm.simulator.coherence.Distance;
import org.lazymm.simulator.engine.SimulatorEngine;
import org.lazymm.simulator.result.MemoryCounts;
import org.lazymm.simulator.time.Ticks;

/** What the accesses were since a given moment. */
final class MemoryMeter {

  private final SimulatorEngine engine;
  private final Set<Distance> distances;
  private MemoryCounts atStart;
  private long foreignLoadsAtStart;

  MemoryMeter(SimulatorEngine engine, Set<Distance> distances) {
    this.engine = engine;
    this.distances = distances;
    this.atStart = sinceBoot();
  }

  /** The measured part of the run begins. */
  void restart() {
    atStart = sinceBoot();
    foreignLoadsAtStart = engine.counts().foreignLoads();
  }

  long foreignLoads() {
    return engine.counts().foreignLoads() - foreignLoadsAtStart;
  }

  MemoryCounts counts() {
    MemoryCounts now = sinceBoot();
    SortedMap<Distance, Long> transfers = new TreeMap<>(now.transfers());
    atStart.transfers().forEach((distance, count) -> transfers.merge(distance, -count, Long::sum));
    return new MemoryCounts(
        now.rmws() - atStart.rmws(),
        now.sharedRmws() - atStart.sharedRmws(),
        now.contendedRmws() - atStart.contendedRmws(),
        now.fullBarriers() - atStart.fullBarriers(),
        transfers,
        now.stalledNanoseconds() - atStart.stalledNanoseconds());
  }

  private MemoryCounts sinceBoot() {
    SortedMap<Distance, Long> transfers = new TreeMap<>();
    for (Distance distance : distances) {
      transfers.put(distance, engine.traffic().transfers(distance));
    }
    return new MemoryCounts(
        engine.traffic().rmws(),
        engine.counts().sharedRmws(),
        engine.traffic().contendedRmws(),
        engine.counts().fullBarriers(),
        transfers,
        Ticks.toNanoseconds(engine.traffic().stalledTicks()));
  }
}

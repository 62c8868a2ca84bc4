package org.lazymm.simulator.coherence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lazymm.simulator.coherence.TopologyShape.Numbering;

class CoherenceModelTest {

  private static final long HIT = 1;
  private static final long RMW = 5;
  private static final long FENCE = 7;
  private static final List<Long> LATENCY = List.of(10L, 100L, 200L, 300L, 400L, 500L);
  private static final List<Long> OCCUPANCY = List.of(2L, 20L, 40L, 60L, 80L, 90L);

  private final Topology topology =
      new Topology(new TopologyShape(1, 1, 2, 1, 64, 2, Numbering.SIBLINGS_NEXT));
  private final CoherenceModel model =
      new CoherenceModel(topology, new Prices(HIT, RMW, FENCE, LATENCY, OCCUPANCY, 0));
  private final CacheLine line = new CacheLine(CacheLine.NOBODY);

  @Test
  void aHolderPaysAHitAndANewReaderTheLatencyOnce() {
    assertEquals(HIT, model.store(line, 0, 0));
    assertEquals(1_000 + HIT, model.load(line, 0, 1_000));
    assertEquals(2_000 + 100, model.load(line, 2, 2_000));
    assertEquals(3_000 + HIT, model.load(line, 2, 3_000));
    assertEquals(3_000 + HIT, model.load(line, 0, 3_000));
    assertEquals(1, model.traffic().transfers());
    assertEquals(1, model.traffic().transfers(Distance.LLC));
  }

  @Test
  void anInvalidationCostsTheLatencyOfTheFarthestSharer() {
    model.load(line, 0, 0);
    model.load(line, 1, 1_000);
    model.load(line, 200, 2_000);
    assertEquals(10_000 + 300 + RMW, model.rmw(line, 0, 10_000));
    assertEquals(20_000 + 100, model.load(line, 2, 20_000));
  }

  @Test
  void aTakenLineIsBusyForItsOccupancyOnly() {
    model.rmw(line, 0, 0);
    assertEquals(1_000 + 100 + RMW, model.rmw(line, 2, 1_000));
    assertEquals(1_020 + 100 + RMW, model.rmw(line, 4, 1_000));
    assertEquals(1_040 + 100 + RMW, model.rmw(line, 6, 1_000));
    assertEquals(20 + 40, model.traffic().stalledTicks());
    assertEquals(3, model.traffic().contendedRmws());
    assertEquals(4, model.traffic().rmws());
  }

  @Test
  void anAtomicOnAnOwnLineNeedsNoTransfer() {
    model.rmw(line, 3, 0);
    assertEquals(100 + RMW, model.rmw(line, 3, 100));
    assertEquals(0, model.traffic().transfers());
  }

  @Test
  void aStoreIsBufferedAndTheNextBarrierWaitsForIt() {
    model.store(line, 200, 0);
    assertEquals(1_000 + HIT, model.store(line, 0, 1_000));
    assertEquals(1_300 + FENCE, model.fence(0, 1_001));
    assertEquals(2_000 + FENCE, model.fence(0, 2_000));
  }

  @Test
  void onlyOneStoreMayBeOutstanding() {
    CacheLine second = new CacheLine(CacheLine.NOBODY);
    model.store(line, 200, 0);
    model.store(second, 200, 0);
    model.store(line, 0, 1_000);
    assertEquals(1_300 + HIT, model.store(second, 0, 1_001));
  }

  @Test
  void anAtomicWaitsForTheOutstandingStore() {
    CacheLine own = new CacheLine(CacheLine.NOBODY);
    model.store(line, 200, 0);
    model.store(line, 0, 1_000);
    assertEquals(1_300 + RMW, model.rmw(own, 0, 1_001));
  }

  @Test
  void waitersLengthenTheOccupancyWhereThePriceSaysSo() {
    CoherenceModel unfair =
        new CoherenceModel(topology, new Prices(HIT, RMW, FENCE, LATENCY, OCCUPANCY, 3));
    unfair.rmw(line, 0, 0);
    unfair.rmw(line, 2, 1_000);
    assertEquals(1_020 + 100 + RMW, unfair.rmw(line, 4, 1_000));
    assertEquals(1_043 + 100 + RMW, unfair.rmw(line, 6, 1_000));
  }

  @Test
  void sharersAreExactHoweverMany() {
    Random random = new Random(7);
    BitSet holders = new BitSet();
    long now = 0;
    for (int step = 0; step < 20_000; step++) {
      now += 10_000;
      int cpu = random.nextInt(topology.cpus());
      if (random.nextInt(step % 5_000 < 2_500 ? 10 : 400) == 0) {
        model.rmw(line, cpu, now);
        holders.clear();
        holders.set(cpu);
      } else {
        boolean held = holders.isEmpty() || holders.get(cpu);
        boolean hit = model.load(line, cpu, now) == now + HIT;
        assertEquals(held, hit, "CPU " + cpu + " at step " + step);
        holders.set(cpu);
      }
    }
  }
}

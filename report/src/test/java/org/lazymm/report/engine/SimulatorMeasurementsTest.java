package org.lazymm.report.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.lazymm.report.Contention;
import org.lazymm.report.Measurement;
import org.lazymm.report.Metric;
import org.lazymm.report.MetricGroup;
import org.lazymm.report.Metrics;
import org.lazymm.simulator.coherence.Distance;
import org.lazymm.simulator.result.Durations;
import org.lazymm.simulator.result.InterruptCounts;
import org.lazymm.simulator.result.MemoryCounts;
import org.lazymm.simulator.result.Retention;
import org.lazymm.simulator.result.SimulationResult;
import org.lazymm.simulator.result.SwitchCounts;

class SimulatorMeasurementsTest {

  private static final Durations NONE = new Durations(0, 0, 0, 0, 0);

  @Test
  void ratesAreOverTheTimeOfTheRun() {
    Measurement one = unpaced(result(NONE));
    assertEquals(Contention.SPARSE, one.contention());
    assertEquals(OptionalDouble.of(2e6), one.value(Metrics.SWITCHES_PER_SECOND));
    assertEquals(OptionalDouble.of(4_000), one.value(Metrics.TIME_PER_SWITCH));
    assertEquals(OptionalDouble.of(2), one.value(Metrics.DEAD_MMS_AT_END));
  }

  @Test
  void aDistributionOfNothingIsNotMeasured() {
    Measurement none = unpaced(result(NONE));
    assertEquals(OptionalDouble.empty(), none.value(Metrics.EXIT_LATENCY_P99));
    Measurement some = unpaced(result(new Durations(3, 10, 9, 20, 30)));
    assertEquals(OptionalDouble.of(20), some.value(Metrics.EXIT_LATENCY_P99));
  }

  @Test
  void everyDistanceOfTheSimulatorIsInTheReport() {
    Measurement one = unpaced(result(NONE));
    for (Metric metric : Metrics.of(MetricGroup.TRANSFERS)) {
      assertTrue(one.value(metric).isPresent(), metric.id());
    }
  }

  @Test
  void aLoadThatSaysWhenEachSwitchIsHasNoSpeed() {
    Measurement paced =
        SimulatorMeasurements.of("trace", "xeon-8s", true, result(new Durations(3, 10, 9, 20, 30)));
    for (Metric metric : List.of(Metrics.SWITCHES_PER_SECOND, Metrics.EXIT_LATENCY_P99)) {
      assertEquals(OptionalDouble.empty(), paced.value(metric), metric.id());
    }
    assertEquals(OptionalDouble.of(2_000), paced.value(Metrics.SWITCHES));
  }

  private static Measurement unpaced(SimulationResult result) {
    return SimulatorMeasurements.of("context_switch", "xeon-8s", false, result);
  }

  private static SimulationResult result(Durations exitLatency) {
    SortedMap<Distance, Long> transfers = new TreeMap<>();
    for (Distance distance : Distance.values()) {
      transfers.put(distance, 5L);
    }
    return new SimulationResult(
        "rcu",
        "context_switch",
        new TreeMap<>(),
        "xeon-8s",
        8,
        org.lazymm.simulator.profile.Contention.SPARSE,
        7,
        3,
        23,
        1e6,
        500,
        new SwitchCounts(500, 500, 500, 500),
        new MemoryCounts(10, 9, 8, 7, transfers, 12.5),
        new InterruptCounts(3, 2, 1, 1, 0, 0),
        64,
        8,
        8,
        new Retention(5, 3, 4, 1.5, 16_384, NONE),
        exitLatency,
        0,
        List.of());
  }
}

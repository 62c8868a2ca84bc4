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
    Measurement one = SimulatorMeasurements.of(result(NONE), 8);
    assertEquals(Contention.SPARSE, one.contention());
    assertEquals(OptionalDouble.of(2e6), one.value(Metrics.SWITCHES_PER_SECOND));
    assertEquals(OptionalDouble.of(4_000), one.value(Metrics.TIME_PER_SWITCH));
    assertEquals(OptionalDouble.of(2), one.value(Metrics.DEAD_MMS_AT_END));
  }

  @Test
  void aDistributionOfNothingIsNotMeasured() {
    Measurement none = SimulatorMeasurements.of(result(NONE), 8);
    assertEquals(OptionalDouble.empty(), none.value(Metrics.EXIT_LATENCY_P99));
    Measurement some = SimulatorMeasurements.of(result(new Durations(3, 10, 9, 20, 30)), 8);
    assertEquals(OptionalDouble.of(20), some.value(Metrics.EXIT_LATENCY_P99));
  }

  @Test
  void everyDistanceOfTheSimulatorIsInTheReport() {
    Measurement one = SimulatorMeasurements.of(result(NONE), 8);
    for (Metric metric : Metrics.of(MetricGroup.TRANSFERS)) {
      assertTrue(one.value(metric).isPresent(), metric.id());
    }
  }

  private static SimulationResult result(Durations exitLatency) {
    SortedMap<String, Long> transfers = new TreeMap<>();
    for (Distance distance : Distance.values()) {
      transfers.put(distance.label(), 5L);
    }
    return new SimulationResult(
        "rcu",
        "context_switch",
        new TreeMap<>(),
        "xeon-8s",
        8,
        "sparse",
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

package org.lazymm.evaluation.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.lazymm.report.Measurement;
import org.lazymm.report.Metric;
import org.lazymm.report.MetricGroup;
import org.lazymm.report.Metrics;
import org.lazymm.simulator.account.Account;
import org.lazymm.simulator.coherence.Distance;
import org.lazymm.simulator.result.Durations;
import org.lazymm.simulator.result.Fidelity;
import org.lazymm.simulator.result.InterruptCounts;
import org.lazymm.simulator.result.MemoryCounts;
import org.lazymm.simulator.result.Retention;
import org.lazymm.simulator.result.SimulationResult;
import org.lazymm.simulator.result.SwitchCounts;
import org.lazymm.simulator.result.TimeSpent;

class SimulatorMeasurementsTest {

  private static final Durations NONE = new Durations(0, 0, 0, 0, 0);

  @Test
  void ratesAreOverTheTimeOfTheRun() {
    Measurement one = unpaced(result(NONE));
    assertEquals(3, one.draw());
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
        SimulatorMeasurements.of(
            "trace", "xeon-8s", true, 0, result(new Durations(3, 10, 9, 20, 30)));
    for (Metric metric : List.of(Metrics.SWITCHES_PER_SECOND, Metrics.EXIT_LATENCY_P99)) {
      assertEquals(OptionalDouble.empty(), paced.value(metric), metric.id());
    }
    assertEquals(OptionalDouble.of(2_000), paced.value(Metrics.SWITCHES));
  }

  @Test
  void everyAccountIsInTheReportAndTheyAddUpToTheTimeOfTheCpus() {
    Measurement one = unpaced(result(NONE));
    double sum = 0;
    for (Metric metric : Metrics.of(MetricGroup.TIME)) {
      sum += one.value(metric).orElseThrow();
    }
    assertEquals(8e6, sum, 1e-6);
    assertEquals(OptionalDouble.of(2e6), one.value(Metrics.TIME_HIT));
    assertEquals(Account.values().length, Metrics.of(MetricGroup.TIME).size());
  }

  @Test
  void whatIsApproximateIsInTheReport() {
    Measurement one = unpaced(result(NONE));
    assertEquals(OptionalDouble.of(0.02), one.value(Metrics.INVERTED));
    assertEquals(OptionalDouble.of(0.25), one.value(Metrics.BUSIEST_EXCHANGED));
  }

  private static Measurement unpaced(SimulationResult result) {
    return SimulatorMeasurements.of("context_switch", "xeon-8s", false, 3, result);
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
        7,
        3,
        23,
        1e6,
        500,
        new SwitchCounts(500, 500, 500, 500),
        new MemoryCounts(10, 9, 8, 7, transfers, 12.5),
        new InterruptCounts(3, 2, 1, 1, 1, 0, 2, 1, 0),
        64,
        8,
        8,
        new Retention(5, 3, 4, 1.5, 16_384, NONE),
        exitLatency,
        TimeSpent.of(Map.of(Account.IDLE, 6e6, Account.HIT, 2e6)),
        new Fidelity(100, 2, 128, 400, 0.5, 0.25),
        0,
        List.of());
  }
}

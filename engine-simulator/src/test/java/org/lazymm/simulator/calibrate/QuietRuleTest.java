package org.lazymm.simulator.calibrate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lazymm.simulator.profile.FigureKey;

class QuietRuleTest {

  private final QuietRule rule = new QuietRule(2);

  @Test
  void othersMayHaveALittle() {
    assertEquals(Optional.empty(), rule.breach("before", new CpuTimes(1_000, 140, 0, 100)));
    assertEquals(
        Optional.of(
            "before others had 0.12 of 2 CPUs, of which 0.04 another virtual machine;"
                + " at most 0.10 was expected"),
        rule.breach("before", new CpuTimes(1_000, 140, 20, 100)));
  }

  @ParameterizedTest
  @CsvSource({"1, 0.1", "5, 0.1", "256, 5.12"})
  void aLargeMachineMayDoMore(int cpus, double expected) {
    assertEquals(expected, new QuietRule(cpus).allowedCpus(), 1e-9);
  }

  @Test
  void theFigureThatVariesMostIsNamed() {
    Map<FigureKey, Reading> readings = new EnumMap<>(FigureKey.class);
    readings.put(FigureKey.HIT, reading(10, 8, 13, true));
    assertEquals(Optional.empty(), rule.breach(readings));
    readings.put(FigureKey.RMW, reading(10, 8, 14, true));
    readings.put(FigureKey.FENCE, reading(10, 8, 18, true));
    assertEquals(
        Optional.of(
            "fence varied from 8.00 to 18.0 around 10.0; at most 50 % of that was expected"),
        rule.breach(readings));
  }

  @Test
  void whereSeveralCpusTakePartItMayVaryMoreAndWhatHasNoKnownDistanceAsMuchAsItLikes() {
    Map<FigureKey, Reading> readings = new EnumMap<>(FigureKey.class);
    readings.put(FigureKey.OCCUPANCY_LLC, reading(10, 5, 15, true));
    readings.put(FigureKey.LATENCY_SMT, reading(50, 5, 500, false));
    assertEquals(Optional.empty(), rule.breach(readings));
    readings.put(FigureKey.OCCUPANCY_LLC, reading(10, 5, 16, true));
    assertEquals(
        Optional.of(
            "occupancy.llc varied from 5.00 to 16.0 around 10.0;"
                + " at most 100 % of that was expected"),
        rule.breach(readings));
  }

  private static Reading reading(double median, double low, double high, boolean certain) {
    return new Reading(new Measured(median, low, high, 21), "something", certain);
  }
}

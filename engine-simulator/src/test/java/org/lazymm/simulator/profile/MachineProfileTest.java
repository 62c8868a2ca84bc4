package org.lazymm.simulator.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lazymm.simulator.coherence.Distance;

class MachineProfileTest {

  private static final MachineProfile XEON =
      new ProfileCatalogue(Path.of("none")).find("xeon-2s").profile();

  @Test
  void aChangedFigureKeepsItsSourceItsRangeAndThatItIsAssumed() {
    Figure before = XEON.figure(FigureKey.IPI_FIRST);
    MachineProfile changed = XEON.with(FigureKey.IPI_FIRST, 1500);
    assertEquals(
        new Figure(1500, before.source(), true, before.range()),
        changed.figure(FigureKey.IPI_FIRST));
    assertEquals(XEON, changed.with(FigureKey.IPI_FIRST, before.value()));
  }

  @Test
  void aValueOutsideTheRangeMakesTheRangeReachIt() {
    Range range = XEON.with(FigureKey.RMW, 48).figure(FigureKey.RMW).range();
    assertEquals(48, range.high());
    assertEquals(XEON.figure(FigureKey.RMW).value(), range.low());
  }

  @Test
  void aFartherDistanceNeverBecomesNearerThanANearOne() {
    MachineProfile changed =
        XEON.withValues(Map.of(FigureKey.LATENCY_LLC, 300.0, FigureKey.WAKE_POLL, 5_000.0));
    assertEquals(300, changed.figure(FigureKey.LATENCY_SOCKET).value());
    assertEquals(5_000, changed.figure(FigureKey.WAKE_C1).value());
    assertEquals(133_000, changed.figure(FigureKey.WAKE_DEEP).value());
    assertEquals(XEON.figure(FigureKey.LATENCY_SMT), changed.figure(FigureKey.LATENCY_SMT));
  }

  @ParameterizedTest
  @CsvSource({"RMW, -1", "RMW, NaN", "RMW, 2e9", "SCALE_SMT, 1.1", "LATENCY_FAR, 300"})
  void aValueThatMakesNoSenseOrHasNoPlaceIsRefused(FigureKey key, double value) {
    assertThrows(IllegalArgumentException.class, () -> XEON.with(key, value));
  }

  /** 27 ns in tight loops, 135 ns of latency. */
  @ParameterizedTest
  @CsvSource({"0, 270", "0.5, 810", "1, 1350"})
  void occupancyOfALineInASwitchLiesBetweenTightLoopsAndTheLatency(double sparse, long ticks) {
    MachineProfile changed = XEON.with(FigureKey.OCCUPANCY_SPARSE, sparse);
    assertEquals(ticks, changed.prices().occupancy().get(Distance.SOCKET.level()));
    assertEquals(XEON.prices().latency(), changed.prices().latency());
  }

  @Test
  void asShippedOccupanciesAreThoseOfTightLoops() {
    for (Distance distance : XEON.shape().distances()) {
      assertEquals(
          XEON.ticks(FigureKey.occupancy(distance)),
          XEON.prices().occupancy().get(distance.level()));
    }
  }

  @Test
  void anOccupancyLongerThanTheLatencyStays() {
    MachineProfile client = new ProfileCatalogue(Path.of("none")).find("client-skl").profile();
    long occupancy = client.prices().occupancy().get(Distance.LLC.level());
    assertEquals(230, occupancy);
    assertEquals(
        occupancy,
        client.with(FigureKey.OCCUPANCY_SPARSE, 1).prices().occupancy().get(Distance.LLC.level()));
  }

  @Test
  void anAssumedFigureSaysHowFarItMayBeOff() {
    Range range = new Range(1, 3, "half to one and a half times");
    assertEquals(2, Figure.assumed(2, "a guess", range).value());
    assertThrows(IllegalArgumentException.class, () -> Figure.assumed(2, "a guess", Range.only(2)));
    assertThrows(IllegalArgumentException.class, () -> Figure.assumed(4, "a guess", range));
    assertThrows(IllegalArgumentException.class, () -> new Range(3, 1, "the wrong way round"));
  }
}

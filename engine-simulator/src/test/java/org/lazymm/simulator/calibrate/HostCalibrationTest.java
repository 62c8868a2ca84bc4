package org.lazymm.simulator.calibrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.simulator.profile.Figure;
import org.lazymm.simulator.profile.FigureKey;
import org.lazymm.simulator.profile.MachineProfile;
import org.lazymm.simulator.profile.Range;

class HostCalibrationTest {

  private static final CpuTimes START = new CpuTimes(1_000, 500, 0, 100);
  private static final CpuTimes BEFORE = new CpuTimes(1_100, 502, 0, 100);
  private static final CpuTimes BEFORE_BUSY = new CpuTimes(1_100, 550, 0, 100);
  private static final CpuTimes AFTER = new CpuTimes(2_100, 1_002, 0, 590);
  private static final CpuTimes AFTER_BUSY = new CpuTimes(2_100, 1_302, 10, 590);

  @TempDir Path noSysfs;

  private final Map<FigureKey, Reading> readings = new EnumMap<>(FigureKey.class);
  private int measurements;
  private int pauses;

  HostCalibrationTest() {
    for (FigureKey key :
        List.of(
            FigureKey.HIT,
            FigureKey.RMW,
            FigureKey.FENCE,
            FigureKey.LATENCY_LLC,
            FigureKey.OCCUPANCY_LLC,
            FigureKey.PATH_SWITCH)) {
      readings.put(key, new Reading(new Measured(5, 4, 6, 21), "some rounds", true));
    }
    readings.put(
        FigureKey.SCALE_ALL_CORES, new Reading(new Measured(0.9, 0.9, 1, 21), "work", true));
  }

  @Test
  void aQuietMachineIsMeasuredAndTheRestIsTakenFromASimilarOne() {
    Calibrated calibrated = calibration(START, BEFORE, AFTER).run(false);
    MachineProfile profile = calibrated.profile();
    assertEquals(List.of(), calibrated.noticed());
    assertEquals(
        new Figure(
            5,
            "measured by lazymm calibrate: some rounds; median of 21, 4.00 to 6.00",
            false,
            new Range(4, 6, "four fifths of the repetitions")),
        profile.figure(FigureKey.FENCE));
    assertEquals(
        "measured from unpinned threads where Java can measure, else assumed", profile.status());
    assertEquals(readings.keySet(), calibrated.measured().keySet());
    assertTrue(profile.figure(FigureKey.IPI_FIRST).assumed());
    assertTrue(
        profile.figure(FigureKey.IPI_FIRST).source().startsWith("as " + calibrated.similar()));
    assertEquals(Figure.measured(0, "no sibling threads"), profile.figure(FigureKey.SCALE_SMT));
    assertEquals(1, pauses);
  }

  @Test
  void aBusyMachineIsRefusedBeforeAnythingIsMeasured() {
    BusyMachineException refusal =
        assertThrows(
            BusyMachineException.class, () -> calibration(START, BEFORE_BUSY, AFTER).run(false));
    assertEquals(
        "before the start others had 1.00 of 2 CPUs, of which 0.00 another virtual machine;"
            + " at most 0.10 was expected",
        refusal.getMessage());
    assertEquals(0, measurements);
  }

  @Test
  void aMachineThatGetsBusyIsRefusedInTheEnd() {
    BusyMachineException refusal =
        assertThrows(
            BusyMachineException.class, () -> calibration(START, BEFORE, AFTER_BUSY).run(false));
    assertTrue(
        refusal
            .getMessage()
            .startsWith(
                "during the measurement others had 0.64 of 2 CPUs,"
                    + " of which 0.02 another virtual machine"),
        refusal.getMessage());
  }

  @Test
  void resultsThatVaryAreRefusedAlsoWhereTheSystemDoesNotTellItsLoad() {
    readings.put(FigureKey.RMW, new Reading(new Measured(5, 4, 9, 21), "some rounds", true));
    HostCalibration calibration = calibration();
    BusyMachineException refusal =
        assertThrows(BusyMachineException.class, () -> calibration.run(false));
    assertEquals(
        "rmw varied from 4.00 to 9.00 around 5.00; at most 50 % of that was expected",
        refusal.getMessage());
    assertEquals(0, pauses);
    assertTrue(
        calibration
            .announcement()
            .contains(
                "this system does not tell what else runs: only results that vary much are noticed"));
  }

  @Test
  void whatIsForcedIsMarkedEverywhere() {
    Calibrated calibrated = calibration(START, BEFORE_BUSY, AFTER_BUSY).run(true);
    MachineProfile profile = calibrated.profile();
    assertEquals(2, calibrated.noticed().size());
    assertTrue(
        profile
            .status()
            .startsWith(
                "measured on a busy machine from unpinned threads where Java can measure,"
                    + " else assumed; before the start others had 1.00 of 2 CPUs"),
        profile.status());
    assertEquals(
        "The machine that lazymm calibrate ran on, busy meanwhile, 2 CPUs", profile.summary());
    for (FigureKey key : readings.keySet()) {
      String source = profile.figure(key).source();
      assertTrue(
          source.startsWith("measured by lazymm calibrate on a busy machine: "), key + source);
    }
  }

  @Test
  void aFigureThatCouldNotBeToldFromNothingIsTakenAndAssumed() {
    readings.remove(FigureKey.FENCE);
    Calibrated calibrated = calibration(START, BEFORE, AFTER).run(false);
    assertTrue(calibrated.profile().figure(FigureKey.FENCE).assumed());
    assertFalse(calibrated.measured().containsKey(FigureKey.FENCE));
  }

  @Test
  void whatIsMeasuredAndHowIsAnnounced() {
    List<String> lines = calibration(START).announcement();
    assertEquals(
        List.of(
            "Measuring hits, atomics, barriers, switches and the speed of all cores,"
                + " and how lines move (llc): about 5 s",
            "threads are not pinned: a test"),
        lines);
  }

  @ParameterizedTest
  @CsvSource({"amd64, x86", "x86_64, x86", "aarch64, arm64", "ppc64le, powerpc", "riscv64, riscv"})
  void architecturesHaveTheKernelsNames(String osArch, String expected) {
    assertEquals(Architecture.of(expected), HostCalibration.architecture(osArch));
  }

  /** The load is told one after the other; none is told when there is none. */
  private HostCalibration calibration(CpuTimes... told) {
    Deque<CpuTimes> times = new ArrayDeque<>(List.of(told));
    return new HostCalibration(
        HostTopology.read(noSysfs, List.of(0, 1)),
        new NoPinning("a test"),
        () -> {
          measurements++;
          return readings;
        },
        () -> Optional.ofNullable(times.poll()),
        () -> pauses++);
  }
}

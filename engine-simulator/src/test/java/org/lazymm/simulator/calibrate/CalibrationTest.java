package org.lazymm.simulator.calibrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lazymm.output.UnwritableFileException;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.simulator.profile.FigureKey;
import org.lazymm.simulator.profile.MachineProfile;
import org.lazymm.simulator.profile.ProfileCatalogue;

/** Measures this machine, whatever else it does: the figures are held to what must be so always. */
class CalibrationTest {

  private static final int TRIES = 3;

  @TempDir Path directory;

  @Test
  void theProfileOfThisHostIsMeasuredSavedAndFound() throws UnwritableFileException {
    Calibrated calibrated =
        Assertions.assertTimeout(Duration.ofSeconds(60), () -> Calibration.ofThisHost().run(true));
    MachineProfile measured = calibrated.profile();

    ProfileCatalogue catalogue = new ProfileCatalogue(directory.resolve("sub/this-host.yaml"));
    catalogue.saveThisHost(measured);
    MachineProfile found = catalogue.find(ProfileCatalogue.THIS_HOST).profile();

    assertEquals(measured.cpus(), found.cpus());
    assertEquals(measured.figures().keySet(), found.figures().keySet());
    found.prices();
    assertTrue(found.figure(FigureKey.RMW).value() > 0);
    assertFalse(found.figure(FigureKey.RMW).assumed());
    assertTrue(found.figure(FigureKey.IPI_FIRST).assumed());
    String source = found.figure(FigureKey.RMW).source();
    assertTrue(source.startsWith("measured by lazymm calibrate"), source);
    assertTrue(source.contains("atomic additions that need each other; median of 21, "), source);
  }

  @Test
  void figuresStandToEachOtherAsTheyMust() {
    List<String> told = new ArrayList<>();
    for (int attempt = 0; attempt < TRIES; attempt++) {
      Calibrated calibrated = Calibration.ofThisHost().run(true);
      List<String> wrong = wrong(calibrated);
      if (wrong.isEmpty()) {
        return;
      }
      told.add(wrong + " of " + calibrated.measured());
    }
    fail("in each of " + TRIES + " tries: " + told);
  }

  /** The low ends are compared: what disturbs a measurement makes it longer. */
  private static List<String> wrong(Calibrated calibrated) {
    double hit = low(calibrated, FigureKey.HIT);
    double rmw = low(calibrated, FigureKey.RMW);
    double fence = low(calibrated, FigureKey.FENCE);
    boolean barrierInEachAtomic = calibrated.profile().architecture().equals(Architecture.X86);
    List<String> wrong = new ArrayList<>();
    addUnless(hit > 0.1, "a hit takes a cycle at least", wrong);
    addUnless(rmw >= hit, "an atomic takes as long as a hit at least", wrong);
    addUnless(
        fence >= 0.3 * rmw || !barrierInEachAtomic,
        "a barrier takes a good part of an atomic at least",
        wrong);
    addUnless(
        low(calibrated, FigureKey.PATH_SWITCH) > rmw, "a switch takes more than an atomic", wrong);
    return wrong;
  }

  private static void addUnless(boolean holds, String sentence, List<String> wrong) {
    if (!holds) {
      wrong.add(sentence);
    }
  }

  private static double low(Calibrated calibrated, FigureKey key) {
    Measured measured = calibrated.measured().get(key);
    return measured == null ? 0 : measured.low();
  }
}

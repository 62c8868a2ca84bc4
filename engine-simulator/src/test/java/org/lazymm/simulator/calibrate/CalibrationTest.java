package org.lazymm.simulator.calibrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.simulator.profile.Contention;
import org.lazymm.simulator.profile.FigureKey;
import org.lazymm.simulator.profile.MachineProfile;
import org.lazymm.simulator.profile.ProfileCatalogue;

class CalibrationTest {

  @TempDir Path directory;

  @Test
  void theProfileOfThisHostIsMeasuredSavedAndFound() {
    MachineProfile measured =
        Assertions.assertTimeout(Duration.ofSeconds(60), () -> new Calibration().run());

    ProfileCatalogue catalogue = new ProfileCatalogue(directory.resolve("sub/this-host.yaml"));
    catalogue.saveThisHost(measured);
    MachineProfile found = catalogue.find(ProfileCatalogue.THIS_HOST).profile();

    assertEquals(measured.cpus(), found.cpus());
    assertEquals(measured.figures().keySet(), found.figures().keySet());
    found.prices(Contention.TIGHT);
    assertTrue(found.figure(FigureKey.RMW).value() > 0);
    assertFalse(found.figure(FigureKey.RMW).assumed());
    assertTrue(found.figure(FigureKey.IPI_FIRST).assumed());
    assertEquals(
        "measured by lazymm calibrate: atomic additions", found.figure(FigureKey.RMW).source());
  }

  @ParameterizedTest
  @CsvSource({"amd64, x86", "x86_64, x86", "aarch64, arm64", "ppc64le, powerpc", "riscv64, riscv"})
  void architecturesHaveTheKernelsNames(String osArch, String expected) {
    assertEquals(Architecture.of(expected), Calibration.architecture(osArch));
  }
}

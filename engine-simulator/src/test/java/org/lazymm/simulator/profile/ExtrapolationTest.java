package org.lazymm.simulator.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lazymm.simulator.coherence.TopologyShape;
import org.lazymm.yaml.Yaml;

class ExtrapolationTest {

  private static final ProfileCatalogue CATALOGUE = new ProfileCatalogue(Path.of("none"));

  static Stream<Arguments> everyMachineInLargerSizes() {
    return ProfileCatalogue.shippedNames().stream()
        .flatMap(
            name ->
                Stream.of(9, 65, 256, 257, 1000, 1537, 4096, 8065, 8192)
                    .map(cpus -> Arguments.of(name, cpus)));
  }

  @ParameterizedTest
  @MethodSource("everyMachineInLargerSizes")
  void aLargerMachineIsOfTheSameKindAndSaysThatNobodyMeasuredIt(String name, int cpus) {
    MachineSelection machine = CATALOGUE.find(name);
    MachineSelection larger = machine.withCpus(cpus);
    assertEquals(cpus, larger.cpus());
    assertTrue(larger.profile().cpus() >= cpus && larger.profile().cpus() <= 8192);
    assertEquals(machine.profile().architecture(), larger.profile().architecture());
    assertEquals(name, larger.profile().name());
    if (cpus <= machine.cpus()) {
      assertSame(machine.profile(), larger.profile());
      return;
    }
    assertTrue(larger.profile().isExtrapolated());
    assertEquals(name + " extrapolated to " + cpus, larger.label());
    assertTrue(larger.profile().status().startsWith("extrapolated from " + machine.cpus()));
    machine
        .profile()
        .figures()
        .forEach((key, figure) -> assertEquals(figure.value(), value(larger.profile(), key)));
  }

  @ParameterizedTest
  @MethodSource("everyMachineInLargerSizes")
  void noFartherDistanceOfALargerMachineIsNearer(String name, int cpus) {
    MachineProfile larger = CATALOGUE.find(name).withCpus(cpus).profile();
    for (List<FigureKey> stair : Ascending.stairs()) {
      Range before = Range.only(0);
      double value = 0;
      for (FigureKey key : stair) {
        Figure figure = larger.figures().get(key);
        if (figure != null) {
          assertTrue(figure.value() >= value, key.label());
          assertTrue(figure.range().low() >= before.low(), key.label() + " " + figure);
          assertTrue(figure.range().high() >= before.high(), key.label() + " " + figure);
          value = figure.value();
          before = figure.range();
        }
      }
    }
  }

  private static double value(MachineProfile profile, FigureKey key) {
    return profile.figure(key).value();
  }

  @ParameterizedTest
  @CsvSource({
    "graviton2, 65, 1, 1, 2, 1, 64",
    "graviton2, 256, 1, 1, 4, 1, 64",
    "graviton2, 512, 1, 2, 4, 1, 64",
    "graviton2, 513, 2, 2, 4, 1, 64",
    "graviton2, 8192, 16, 2, 4, 1, 64",
    "xeon-2s, 113, 1, 1, 3, 1, 28",
    "xeon-8s, 8000, 18, 2, 4, 1, 28",
    "xeon-8s, 8192, 16, 2, 4, 1, 32",
    "epyc-genoa, 8192, 4, 2, 4, 16, 8",
    "power8-16s, 8192, 4, 4, 4, 1, 16",
    "grace-2s, 8192, 8, 2, 4, 1, 128",
  })
  void machinesGrowBySocketsThenGroupsThenBoxes(
      String name, int cpus, int boxes, int groups, int sockets, int caches, int cores) {
    TopologyShape own = CATALOGUE.find(name).profile().shape();
    assertEquals(
        new TopologyShape(boxes, groups, sockets, caches, cores, own.threads(), own.numbering()),
        CATALOGUE.find(name).withCpus(cpus).profile().shape());
  }

  @Test
  void figuresOfNewDistancesContinueTheFarthestKnownAndAreAssumed() {
    MachineProfile graviton = CATALOGUE.find("graviton2").profile();
    MachineProfile larger = graviton.reaching(1024);
    assertEquals(3 * 47, value(larger, FigureKey.LATENCY_SOCKET));
    assertEquals(2.25 * 3 * 47, value(larger, FigureKey.LATENCY_FAR));
    assertEquals(1.25 * 9.3, value(larger, FigureKey.OCCUPANCY_SOCKET));
    Figure far = larger.figure(FigureKey.LATENCY_FAR);
    assertTrue(far.assumed() && far.range().high() >= 3 * far.value(), far.toString());
    assertEquals(
        2 * graviton.figure(FigureKey.IPI_FIRST).range().high(),
        larger.figure(FigureKey.IPI_FIRST).range().high());
    assertEquals(larger, larger.reaching(512));
  }

  @Test
  void theProfileExtrapolatedIsCalledByTheNumberOfCpus() {
    MachineProfile xeon = CATALOGUE.find("extrapolated-512").profile();
    assertTrue(xeon.isExtrapolated());
    assertEquals("extrapolated-512", CATALOGUE.find("extrapolated-512").label());
    assertEquals("extrapolated-8192", CATALOGUE.find("extrapolated").label());
    assertFalse(CATALOGUE.find("xeon-8s").profile().isExtrapolated());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "8193 | profile xeon-2s has 112 CPUs, 8193 were asked for; ask for fewer: no modelled"
            + " machine has more than 8192",
        "0 | CPUs must be at least 1, not 0",
      })
  void aNumberOfCpusThatNoMachineHasIsAnError(int cpus, String message) {
    MachineSelection xeon = CATALOGUE.find("xeon-2s");
    assertEquals(7, xeon.withCpus(7).cpus());
    assertEquals(
        message, assertThrows(ProfileException.class, () -> xeon.withCpus(cpus)).getMessage());
  }

  @Test
  void oneCpuHasNoDistanceToContinueAndOddPartsMayNotAddUp() {
    MachineProfile xeon = CATALOGUE.find("xeon-1s").profile();
    assertMessage(
        "profile xeon-1s has 1 CPU and thus no distance to continue, 2 were asked for; ask for 1,"
            + " or take another profile",
        withShape(xeon, new TopologyShape(1, 1, 1, 1, 1, 1, xeon.shape().numbering())),
        2);
    assertMessage(
        "profile xeon-1s: its parts do not make up a machine of 8190 CPUs, ask for fewer: a"
            + " machine has at most 8192 CPUs, this topology has 16384",
        withShape(xeon, new TopologyShape(1, 1, 1, 1, 2729, 3, xeon.shape().numbering())),
        8190);
  }

  private static void assertMessage(String message, MachineProfile profile, int cpus) {
    assertEquals(
        message, assertThrows(ProfileException.class, () -> profile.reaching(cpus)).getMessage());
  }

  private static MachineProfile withShape(MachineProfile profile, TopologyShape shape) {
    Map<FigureKey, Figure> figures = new EnumMap<>(profile.figures());
    figures.keySet().removeIf(key -> !MachineProfile.isWanted(shape, key));
    return new MachineProfile(
        profile.name(),
        profile.summary(),
        profile.architecture(),
        profile.status(),
        false,
        shape,
        profile.shapeSource(),
        figures,
        List.of());
  }

  @Test
  void anExtrapolatedMachineIsWrittenAsOne() {
    MachineProfile larger = CATALOGUE.find("graviton2").withCpus(256).profile();
    assertTrue(
        ProfileReader.read(Yaml.parse(ProfileWriter.write(larger), "copy")).isExtrapolated());
  }
}

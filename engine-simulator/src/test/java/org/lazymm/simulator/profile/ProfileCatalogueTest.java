package org.lazymm.simulator.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lazymm.yaml.Yaml;
import org.lazymm.yaml.YamlException;

class ProfileCatalogueTest {

  @TempDir Path directory;

  private ProfileCatalogue catalogue() {
    return new ProfileCatalogue(directory.resolve("this-host.yaml"));
  }

  static Stream<String> shipped() {
    return ProfileCatalogue.shippedNames().stream();
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void everyShippedProfileReadsAndIsNamedAsItsFile(String name) {
    MachineProfile profile = catalogue().find(name).profile();
    assertEquals(name, profile.name());
    assertTrue(profile.assumedFigures() < profile.figures().size(), "all assumed: " + name);
    profile.prices();
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void everyAssumedFigureHasARangeThatGoesUpWithTheDistance(String name) {
    MachineProfile profile = catalogue().find(name).profile();
    profile
        .figures()
        .forEach(
            (key, figure) ->
                assertTrue(
                    !figure.assumed() || figure.range().isGiven(), name + " " + key.label()));
    assertEquals(values(profile, Range::low), values(at(profile, Range::low), Range::low));
    assertEquals(values(profile, Range::high), values(at(profile, Range::high), Range::high));
  }

  private static MachineProfile at(MachineProfile profile, ToDoubleFunction<Range> end) {
    return profile.withValues(values(profile, end));
  }

  private static Map<FigureKey, Double> values(
      MachineProfile profile, ToDoubleFunction<Range> end) {
    Map<FigureKey, Double> values = new EnumMap<>(FigureKey.class);
    profile.figures().forEach((key, figure) -> values.put(key, end.applyAsDouble(figure.range())));
    return values;
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void aWrittenProfileReadsBackAsItWas(String name) {
    MachineProfile profile = catalogue().find(name).profile();
    assertEquals(profile, ProfileReader.read(Yaml.parse(ProfileWriter.write(profile), "copy")));
  }

  @ParameterizedTest
  @CsvSource({
    "xeon-2s, 112",
    "xeon-8s, 448",
    "epyc-milan, 256",
    "epyc-genoa, 384",
    "xeon-2s-evict, 112",
    "epyc-genoa-invlpgb, 384",
    "graviton2, 64",
    "graviton4, 192",
    "grace-2s, 144",
    "altra-max, 128",
    "altra-max-2s, 256",
    "power8-16s, 1536",
    "extrapolated, 8192",
    "extrapolated-1000, 1000",
  })
  void machinesHaveAsManyCpusAsTheirNamesSay(String name, int cpus) {
    assertEquals(cpus, catalogue().find(name).cpus());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "vax-11 | unknown profile vax-11; known are client-skl, xeon-1s",
        "this-host | run lazymm calibrate first",
        "extrapolated-8193 | profile extrapolated has 8192 CPUs, 8193 were asked for",
        "extrapolated-0 | CPUs must be at least 1, not 0",
      })
  void aProfileThatIsNotThereIsAnErrorThatSaysWhatIs(String name, String message) {
    ProfileException error = assertThrows(ProfileException.class, () -> catalogue().find(name));
    assertTrue(error.getMessage().contains(message), error.getMessage());
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertEquals(
        "no/such.yaml: no such file",
        assertThrows(YamlException.class, () -> catalogue().find("no/such.yaml")).getMessage());
  }

  @Test
  void aProfileOfTheUserIsFoundByPathAndThisHostInItsPlace() throws Exception {
    MachineProfile xeon = catalogue().find("xeon-1s").profile();
    Path file = directory.resolve("mine.yaml");
    Files.writeString(file, ProfileWriter.write(xeon));
    assertEquals(xeon, catalogue().find(file.toString()).profile());
    Files.copy(file, catalogue().thisHostFile());
    assertEquals(xeon, catalogue().find(ProfileCatalogue.THIS_HOST).profile());
  }

  @Test
  void aProfileOfThisHostThatCannotBeReadSaysHowToGetANewOne() throws Exception {
    String old =
        ProfileWriter.write(catalogue().find("xeon-1s").profile())
            .replaceAll("occupancy.sparse", "occupancy.gone");
    Files.writeString(catalogue().thisHostFile(), old);
    String message =
        assertThrows(YamlException.class, () -> catalogue().find(ProfileCatalogue.THIS_HOST))
            .getMessage();
    assertTrue(message.contains("unknown entry 'occupancy.gone'"), message);
    assertTrue(message.endsWith("; lazymm calibrate writes it anew"), message);
  }

  @Test
  void theDocumentationKnowsEveryShippedProfile() throws Exception {
    String text = Files.readString(Path.of("../docs/cost-model.md"));
    for (String name : ProfileCatalogue.shippedNames()) {
      assertTrue(text.contains("`" + name), name);
    }
  }

  @Test
  void userDirectoryFollowsTheEnvironment() {
    Path home = Path.of("home");
    assertEquals(
        Path.of("x"),
        ProfileCatalogue.userDirectory(Map.of("LAZYMM_HOME", "x", "XDG_CONFIG_HOME", "y"), home));
    assertEquals(
        Path.of("y", "lazymm"),
        ProfileCatalogue.userDirectory(Map.of("XDG_CONFIG_HOME", "y"), home));
    assertEquals(
        Path.of("home", ".config", "lazymm"), ProfileCatalogue.userDirectory(Map.of(), home));
  }
}

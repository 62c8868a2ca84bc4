package org.lazymm.simulator.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.yaml.Yaml;
import org.lazymm.yaml.YamlException;

class ProfileReaderTest {

  private static final String GOOD =
      ProfileWriter.write(new ProfileCatalogue(Path.of("none")).find("graviton2").profile());

  private static MachineProfile read(String text) {
    return ProfileReader.read(Yaml.parse(text, "p.yaml"));
  }

  /** Each row changes one word of a good profile; the message must name the place. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "architecture: arm64 | architecture: vax | p.yaml:3:15: unknown architecture vax; known are"
            + " x86, arm64, powerpc, riscv, x86-evict, powerpc-hash, s390, arm, or a description",
        "'architecture: arm64' | 'architecture: {name: a, like: vax}' | p.yaml:3:31: architecture 'vax'",
        "'architecture: arm64' | 'architecture: {name: a, lik: x86}' | p.yaml:3:25: unknown entry 'lik'",
        "'architecture: arm64' | 'architecture: {name: a}' | p.yaml:3:15: switch-mm is missing",
        "'architecture: arm64' | 'architecture: [x86]' | p.yaml:3:15: 'architecture': expected a text;",
        "'architecture: arm64' | 'architecture: {name: a, like: x86, model: 7}' | p.yaml:3:43: memory"
            + " model '7': a name has small letters",
        "'architecture: arm64' | 'extends: vax' | p.yaml:3:10: unknown profile vax to extend; known",
        "'architecture: arm64\n' | '' | p.yaml:1:1: architecture is missing",
        "cores: 64 | cores: many | p.yaml:10:10: 'cores': expected a whole number; found 'many'",
        "cores: 64 | cores: 0 | p.yaml:10:10: 'cores': expected a whole number from 1 to 2147483647;",
        "cores: 64 | kernels: 64 | p.yaml:10:3: unknown entry 'kernels'; expected one of: boxes, groups",
        "numbering: siblings-next | numbering: odd | p.yaml:12:14: 'numbering': expected siblings-next",
        "'  rmw:' | '  rmv:' | unknown entry 'rmv'; expected one of: hit, rmw, fence, latency.smt",
        "value: 5.3 | value: fast | 'value': expected a number; found 'fast'",
        "value: 5.3 | value: -1 | rmw must be 0 to 1000000000 ns, not -1.0",
        "value: 5.3 | value: .nan | 'value': expected a number; found '.nan'",
        "value: 5.3 | value: NaN | 'value': expected a number; found 'NaN'",
        "value: 5.3 | price: 5.3 | unknown entry 'price'; expected one of: value, source, assumed, range",
        "- 0.5 | - 2 | p.yaml:20:5: the value 1.0 of hit must lie in its range, not outside 2.0 to 3.0",
        "- 3.0 | - 0.2 | p.yaml:20:5: range must go from low to high, not from 0.5 to 0.2",
        "- 3.0 | - 2e9 | p.yaml:20:5: both ends of the range of hit must be 0 to 1000000000 ns, not",
        "- 3.0 | - far | p.yaml:21:7: 'range': expected a number; found 'far'",
        "'    - 3.0\n' | '' | p.yaml:20:5: 'range': expected a list of two numbers, such as [1, 2]",
        "- 0.5 | - [1] | p.yaml:20:7: 'range': expected a number; found a list",
        "'    because: a hit[^\n]*\n' | '' | p.yaml:16:5: because is missing",
        "'    assumed: true\n    range:\n    - 0.5\n    - 3.0\n' | '' | because gives the reason of a",
        "assumed: true | assumed: maybe | 'assumed': expected true or false; found 'maybe'",
        "'source: [^\n]*' | 'source: \" \"' | 'source': expected a text; found ' '",
        "sockets: 1 | sockets: 2 | missing figure latency.socket",
        "cores: 64 | cores: 1 | the topology has no two CPUs for the figure latency.llc",
        "figures: | 'figures: [' | p.yaml:14:10: '[' is opened and not closed",
        "cores: 64 | boxes: 2 | p.yaml:10:3: 'boxes' is given twice, first at line 6",
        "'cores: 64' | 'cores: 64\n\tthreads: 1' | p.yaml:11:1: a tab; indent with blanks",
      })
  void aWrongWordIsReportedWithFileLineAndColumn(String right, String wrong, String message) {
    String text = GOOD.replaceFirst(right, wrong);
    assertTrue(!text.equals(GOOD), "nothing was changed by " + right);
    YamlException error = assertThrows(YamlException.class, () -> read(text));
    assertTrue(error.getMessage().contains(message), error.getMessage());
    assertTrue(error.getMessage().matches("p\\.yaml:\\d+:\\d+: [\\s\\S]+"), error.getMessage());
  }

  @Test
  void anEmptyFileAndAListAreNoProfiles() {
    assertEquals(
        "p.yaml:1:1: expected a profile: entries such as 'profile: mine' and 'extends: xeon-2s';"
            + " found nothing",
        assertThrows(YamlException.class, () -> read("")).getMessage());
    assertEquals(
        "p.yaml:1:1: expected a profile: entries such as 'profile: mine' and 'extends: xeon-2s';"
            + " found a list",
        assertThrows(YamlException.class, () -> read("- 1\n")).getMessage());
  }

  @Test
  void aFileThatExtendsAnotherHasWhatItLeavesOutFromThere() {
    MachineProfile base = ShippedProfiles.read("xeon-2s");
    MachineProfile mine =
        read(
            """
            profile: mine
            extends: xeon-2s
            summary: "With a faster IPI"
            architecture: s390
            figures:
              ipi.first:
                value: 300
                source: "a stopwatch"
            """);
    assertEquals("mine", mine.name());
    assertEquals(Architecture.of("s390"), mine.architecture());
    assertEquals(base.status(), mine.status());
    assertEquals(base.shape(), mine.shape());
    assertEquals(base.shapeSource(), mine.shapeSource());
    assertEquals(Figure.measured(300, "a stopwatch"), mine.figure(FigureKey.IPI_FIRST));
    assertEquals(base.figure(FigureKey.RMW), mine.figure(FigureKey.RMW));
    assertEquals(base.assumedFigures() - 1, mine.assumedFigures());
  }

  @Test
  void anotherTopologyDropsTheFiguresOfDistancesThatItHasNotAndAsksForThoseOfNewOnes() {
    String oneSocket =
        """
        profile: mine
        extends: xeon-2s
        summary: "One of its sockets"
        topology: {cores: 28, threads: 2, numbering: siblings-last, source: "a screwdriver"}
        """;
    MachineProfile mine = read(oneSocket);
    assertEquals(56, mine.cpus());
    assertEquals("a screwdriver", mine.shapeSource());
    assertFalse(mine.figures().containsKey(FigureKey.LATENCY_SOCKET));
    YamlException error =
        assertThrows(
            YamlException.class, () -> read(oneSocket.replace("{cores", "{groups: 2, cores")));
    assertEquals(
        "p.yaml:1:1: missing figure latency.far: taking a line from another group of sockets",
        error.getMessage());
  }

  @Test
  void anArchitectureCanBeDescribedInPlaceOfAName() {
    String described = "architecture: {name: mine, like: x86, also: [yours], flush: broadcast}";
    MachineProfile mine = read(GOOD.replace("architecture: arm64", described));
    assertEquals("mine", mine.architecture().name());
    assertEquals(List.of("yours"), mine.architecture().also());
    assertEquals(Architecture.Flush.BROADCAST, mine.architecture().flush());
    assertEquals(Architecture.X86.model(), mine.architecture().model());
    assertEquals(mine, read(ProfileWriter.write(mine)));
  }

  @Test
  void whatAnEarlierFileLeavesOpenIsAssumedAndRemarkedUpon() {
    String earlier =
        GOOD.replaceFirst("    range:\n    - 0.5\n    - 3.0\n    because: [^\n]*\n", "")
            .replaceFirst("(?s)  residency.deep:.*?(?=  flush.full:)", "")
            .replace(
                "  flush.full:",
                "  flush.page:\n    value: 100\n    source: a book\n  flush.full:");
    MachineProfile profile = read(earlier);
    assertEquals(2, profile.figure(FigureKey.HIT).range().high());
    double wake = profile.figure(FigureKey.WAKE_DEEP).value();
    assertEquals(5 * wake, profile.figure(FigureKey.RESIDENCY_DEEP).value());
    assertTrue(profile.figure(FigureKey.RESIDENCY_DEEP).assumed());
    assertEquals(
        List.of(
            "no residency.deep; assumed as in the shipped profiles",
            "no range for the assumed hit; taken as half to twice the value",
            "flush.page changes no result; skipped"),
        profile.remarks());
    assertEquals(List.of(), read(GOOD).remarks());
  }

  @Test
  void aRangeThatIsFilledInEndsWhereValuesMakeNoSenseAnyMore() {
    String sleepy =
        GOOD.replaceFirst("(?s)  residency.deep:.*?(?=  flush.full:)", "")
            .replaceFirst(
                "(?s)  wake.deep:.*?(?=  residency.c1:)",
                "  wake.deep:\n    value: 150000000\n    source: a book\n");
    Figure residency = read(sleepy).figure(FigureKey.RESIDENCY_DEEP);
    assertEquals(7.5e8, residency.value());
    assertEquals(1e9, residency.range().high());
  }
}

package org.lazymm.simulator.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileReaderTest {

  private static final String GOOD =
      ProfileWriter.write(new ProfileCatalogue(Path.of("none")).find("graviton2").profile());

  /** Each row changes one word of a good profile; the message must name the place. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "architecture: arm64 | architecture: vax | p.yaml:3:15: unknown architecture vax; known are"
            + " arm64, powerpc, riscv, x86",
        "cores: 64 | cores: many | p.yaml:10:10: cores must be a whole number, not many",
        "cores: 64 | cores: 0 | p.yaml:6:3: every part of a topology is at least 1, not 0",
        "cores: 64 | kernels: 64 | p.yaml:10:3: unknown key kernels; known are boxes, caches",
        "numbering: siblings-next | numbering: odd | p.yaml:12:14: numbering must be siblings-next",
        "'  rmw:' | '  rmv:' | unknown key rmv; known are fence, flush.full",
        "value: 5.3 | value: fast | value must be a number, not fast",
        "value: 5.3 | value: -1 | rmw must be 0 to 1000000000 ns, not -1.0",
        "value: 5.3 | value: .nan | value must be a number, not .nan",
        "value: 5.3 | value: NaN | rmw must be 0 to 1000000000 ns, not NaN",
        "value: 5.3 | price: 5.3 | unknown key price; known are assumed, because, range, source, value",
        "- 0.5 | - 2 | p.yaml:20:5: the value 1.0 of hit must lie in its range, not outside 2.0 to 3.0",
        "- 3.0 | - 0.2 | p.yaml:20:5: range must go from low to high, not from 0.5 to 0.2",
        "- 3.0 | - 2e9 | p.yaml:20:5: both ends of the range of hit must be 0 to 1000000000 ns, not",
        "- 3.0 | - far | p.yaml:21:7: each end of range must be a number, not far",
        "'    - 3.0\n' | '' | p.yaml:20:5: range must be a list of two numbers, such as [1, 2]",
        "- 0.5 | - [1] | p.yaml:20:7: range must be a single value",
        "'    range:\n    - 0.5\n    - 3.0\n' | '' | p.yaml:16:5: hit is assumed and has no range;",
        "'    because: a hit[^\n]*\n' | '' | p.yaml:16:5: missing key because",
        "'    assumed: true\n    range:\n    - 0.5\n    - 3.0\n' | '' | because gives the reason of a",
        "assumed: true | assumed: maybe | assumed must be true or false, not maybe",
        "sockets: 1 | sockets: 2 | missing figure latency.socket",
        "cores: 64 | cores: 1 | the topology has no two CPUs for the figure latency.llc",
        "figures: | 'figures: [' | p.yaml:",
        "cores: 64 | boxes: 2 | p.yaml:",
      })
  void aWrongWordIsReportedWithFileLineAndColumn(String right, String wrong, String message) {
    String text = GOOD.replaceFirst(right, wrong);
    assertTrue(!text.equals(GOOD), "nothing was changed by " + right);
    ProfileException error =
        assertThrows(ProfileException.class, () -> ProfileReader.read("p.yaml", text));
    assertTrue(error.getMessage().contains(message), error.getMessage());
    assertTrue(error.getMessage().matches("p\\.yaml:\\d+:\\d+: [\\s\\S]+"), error.getMessage());
  }

  @Test
  void anEmptyFileAndAListAreNoProfiles() {
    assertEquals(
        "p.yaml:1:1: the file is empty",
        assertThrows(ProfileException.class, () -> ProfileReader.read("p.yaml", "")).getMessage());
    assertEquals(
        "p.yaml:1:1: the file must be a mapping (key: value)",
        assertThrows(ProfileException.class, () -> ProfileReader.read("p.yaml", "- 1\n"))
            .getMessage());
  }
}

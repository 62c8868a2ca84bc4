package org.lazymm.conformance.shrink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.ScenarioYaml;

/**
 * All that is tried to make a scenario smaller, in its order. After a change the file is written
 * anew by {@code -Dlazymm.candidates.write=true}; each changed line is to be understood.
 */
class CandidatesTest {
  private static final Path FILE =
      Path.of("src/test/resources/org/lazymm/conformance/shrink/candidates.txt");

  private static final Scenario RICH =
      ScenarioYaml.parse(
          """
          cpus: 3
          architecture: riscv
          reuse-freed-mms: true
          work-when-asked: true
          cranky: 7
          faults: [exec-preemptible, no-barrier-in-exit]
          tasks:
          - {name: b, mm: own}
          - {name: b2, mm: b}
          - {name: d, mm: own}
          - {name: l, mm: none}
          - {name: k, mm: none}
          steps:
          - {cpu: 1, do: run b2}
          - {cpu: 2, do: run l, stall-after: 6, meanwhile: [{cpu: 1, do: exit}, {cpu: 1, do: idle}]}
          - {cpu: 2, do: use-mm b}
          - {cpu: 0, do: run d}
          - {cpu: 0, do: clone f}
          - {cpu: 0, do: offline 1}
          - {cpu: 0, do: exec, stall-after: 1, meanwhile: [{cpu: 2, do: run k}]}
          """,
          "test");

  private static String line(Scenario scenario) {
    return ScenarioYaml.write(scenario)
        .lines()
        .skip(1)
        .map(text -> text.replaceAll("[{}]|^- ", "").replace("cpu: ", "").replace(", do: ", " "))
        .collect(Collectors.joining("; "));
  }

  @Test
  void eachIsAsWritten() throws IOException {
    List<String> candidates = ScenarioShrinker.candidates(RICH).map(CandidatesTest::line).toList();
    if (Boolean.getBoolean("lazymm.candidates.write")) {
      Files.createDirectories(FILE.getParent());
      Files.write(FILE, candidates);
    }
    assertEquals(Files.readAllLines(FILE), candidates);
  }
}

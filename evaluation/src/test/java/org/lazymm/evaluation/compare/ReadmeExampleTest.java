package org.lazymm.evaluation.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lazymm.evaluation.load.SyntheticLoad;
import org.lazymm.report.Comparison;
import org.lazymm.report.Measurement;
import org.lazymm.report.Verdict;
import org.lazymm.scheduler.discovery.Discovery;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.scheduler.discovery.SchemeSelections;
import org.lazymm.simulator.profile.MachineSelection;
import org.lazymm.simulator.profile.ProfileCatalogue;

/** The lines of Java in the README are these, and they do what the README says. */
class ReadmeExampleTest {
  private static final Path SOURCE =
      Path.of("src/test/java/org/lazymm/evaluation/compare/ReadmeExampleTest.java");

  private static Comparison example() {
    try (Discovery discovery = Discovery.onClassPath()) {
      MachineSelection machine = ProfileCatalogue.ofUser().find("xeon-2s");
      List<SchemeSelection> schemes =
          SchemeSelections.parse(discovery.registry(), List.of("fullbarrier", "rcu")).selected();
      return ComparisonPlan.of(machine, schemes)
          .on(SyntheticLoad.of("context_switch", List.of(machine.withCpus(8))))
          .judged() // held to the rules of the suite, too
          .withReplicates(3)
          .run()
          .comparison();
    }
  }

  @Test
  void theReadmeHasTheseLines() throws IOException {
    String shown =
        Files.readString(SOURCE)
            .lines()
            .dropWhile(line -> !line.contains("Comparison example() {"))
            .skip(1)
            .takeWhile(line -> !line.equals("  }"))
            .map(line -> line.substring(4))
            .collect(Collectors.joining("\n"));

    assertTrue(Files.readString(Path.of("../README.md")).contains(shown), shown);
  }

  @Test
  void itGivesTypedVerdictsAndPrices() {
    Comparison comparison = example();

    assertEquals(
        List.of("fullbarrier", "rcu"),
        comparison.schemes().stream().map(scheme -> scheme.name()).toList());
    assertEquals(List.of(), comparison.problems());
    assertTrue(comparison.verdicts().stream().map(Verdict::scheme).anyMatch("rcu"::equals));
    assertEquals(6, comparison.measurements().stream().map(Measurement::draw).count());
  }
}

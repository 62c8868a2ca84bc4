package org.lazymm.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lazymm.report.writer.TextWrap;

class CompareTest {
  private static final String SMALL =
      "compare --trace bundled --workload context_switch --cpus 1,2 --switches 500 --seed 7";

  /** Counts references as it should, but guarantees a barrier that it does not have. */
  private static final String WEAK =
      """
      return new Plain() {
        public Guarantees guarantees() {
          return Guarantees.none().countingLazyUsers().withBarrierOnGiveBack();
        }
        public void borrow(int cpu, Mm mm) { kernel.grab(mm, 1, Order.RELAXED); }
        public void giveBack(int cpu, Mm mm) { kernel.drop(cpu, mm, Order.RELEASE); }
        public void cpuDead(int byCpu, int deadCpu) {
          kernel.drop(byCpu, kernel.initMm(), Order.RELEASE);
        }
        public Disposal lastReferenceGone(int cpu, Mm mm) {
          kernel.memory().smpMb();
          return Disposal.FREE;
        }
      };
      """;

  @TempDir private Path folder = Path.of("set by JUnit");

  private Run compare(String more) {
    String arguments = SMALL + " --html " + folder.resolve("report.html") + " " + more;
    return Run.of(arguments.strip().split(" +"));
  }

  @Test
  void allSchemesStandInTablesThatFitTheTerminal() {
    Run run = compare("");
    assertAll(
        () -> assertEquals("", run.err()),
        () -> assertEquals(ExitCode.FINE, run.exitCode()),
        () ->
            assertTrue(
                run.out().lines().allMatch(line -> line.length() <= TextWrap.WIDTH), run.out()));
    for (String scheme : new String[] {"fullbarrier", "hazard", "hazard-evict", "shootdown"}) {
      assertTrue(run.out().contains("\n" + scheme + " "), scheme);
    }
    assertTrue(run.out().contains("recorded trace bundled on xeon-2s, 2 CPUs: costs"), run.out());
    assertTrue(run.out().contains("context_switch on xeon-2s: switches per second"), run.out());
  }

  @Test
  void everyFormatIsWrittenAndTheHtmlNeedsNoNetwork() throws IOException {
    Run run =
        compare(
            "--scheme fullbarrier,hazard --json %1$s/o.json.gz --csv %1$s/o.csv --markdown %1$s/o.md --junit %1$s/o.xml"
                .formatted(folder));
    assertEquals(ExitCode.FINE, run.exitCode(), run::err);
    for (String file : new String[] {"report.html", "o.json.gz", "o.csv", "o.md", "o.xml"}) {
      assertTrue(Files.size(folder.resolve(file)) > 100, file);
      assertTrue(run.out().contains("Wrote " + folder.resolve(file)), file);
    }
    String html = Files.readString(folder.resolve("report.html"));
    assertTrue(html.contains("<svg"), "charts");
    assertTrue(!html.contains("src=\"http") && !html.contains("href=\"http"), "no network");
  }

  @Test
  void theSameCommandGivesTheSameBytes() throws IOException {
    Path first = folder.resolve("first.json");
    Path second = folder.resolve("second.json");
    assertEquals(ExitCode.FINE, compare("--json " + first).exitCode());
    assertEquals(ExitCode.FINE, compare("--json " + second).exitCode());
    assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
  }

  @Test
  void aSchemeThatFallsShortIsSaidInItsRowAndTheOthersAreMeasured() throws IOException {
    Path plugins = Files.createDirectory(folder.resolve("plugins"));
    PluginJar.of(plugins.resolve("careless.jar"), "careless", "return new Plain();");
    Run run = compare("--scheme careless,fullbarrier --plugins " + plugins);
    assertEquals(ExitCode.FELL_SHORT, run.exitCode(), run::err);
    assertTrue(run.err().contains("lazymm: careless: breaks S1: "), run.err());
    assertTrue(run.out().matches("(?s).*\ncareless +fell short .*"), run.out());
    assertTrue(run.out().matches("(?s).*\nfullbarrier +no violation seen .*"), run.out());
  }

  @Test
  void propertiesAboutMemoryOrderAreUnknownUntilTheyAreExplored() throws IOException {
    Path json = folder.resolve("o.json");
    Run run = compare("--scheme fullbarrier --json " + json);
    assertEquals(ExitCode.FINE, run.exitCode(), run::err);
    String text = run.out().replaceAll("\\s+", " ");
    assertTrue(text.contains(" M12; lazymm compare --explore or lazymm check judges them."), text);
    for (String check : new String[] {"scenarios", "simulator"}) {
      String verdict = verdict(json, check, "M8");
      assertTrue(verdict.contains("\"outcome\" : \"unknown\""), verdict);
      assertTrue(verdict.contains("lazymm compare --explore or lazymm check judges it"), verdict);
    }
    assertTrue(!Files.readString(json).contains("explorer-"), "nothing was explored");
  }

  @Test
  void whatIsExploredToTheEndIsProved() throws IOException {
    Path json = folder.resolve("o.json");
    Run run = compare("--explore --scheme fullbarrier --json " + json);
    assertEquals("", run.err());
    assertEquals(ExitCode.FINE, run.exitCode());
    String verdict = verdict(json, "explorer-lkmm", "M8");
    assertTrue(verdict.contains("\"outcome\" : \"pass\""), verdict);
    assertTrue(verdict.contains("\"exhaustive\" : true"), verdict);
    assertTrue(verdict.matches("(?s).*holds in all [\\d,]+ executions of 8 scenarios.*"), verdict);
    assertTrue(run.out().matches("(?s).*\nfullbarrier .*\\d+ proved, .*"), run.out());
    assertTrue(!run.out().contains("Unknown because"), run.out());
  }

  @Test
  void aBarrierThatIsGuaranteedAndNotThereIsFoundWithTheCommandThatFindsItAgain()
      throws IOException {
    Path json = folder.resolve("o.json");
    Path plugins = Files.createDirectory(folder.resolve("plugins"));
    PluginJar.of(plugins.resolve("weak.jar"), "weak", WEAK);
    Run run = compare("--explore --scheme weak --plugins " + plugins + " --json " + json);
    assertEquals(ExitCode.FELL_SHORT, run.exitCode(), run::err);
    String again =
        "check weak --plugins %s --scenario membarrier-f2-after --model lkmm".formatted(plugins);
    assertTrue(run.err().contains("lazymm: weak: breaks M8: "), run.err());
    String verdict = verdict(json, "explorer-lkmm", "M8");
    assertTrue(verdict.contains("\"outcome\" : \"fail\""), verdict);
    assertTrue(verdict.contains("; lazymm " + again + "\""), verdict);
    assertTrue(
        verdict(json, "explorer-sc", "M8").contains("\"outcome\" : \"pass\""), "holds in order");
    assertEquals(ExitCode.FELL_SHORT, Run.of(again.split(" ")).exitCode());
  }

  @Test
  void whatAnExplorationBreaksIsOneThingAndTheRestOfItsScenarioIsNotKnown() throws IOException {
    Path json = folder.resolve("o.json");
    Path plugins = Files.createDirectory(folder.resolve("plugins"));
    PluginJar.of(plugins.resolve("plain.jar"), "plain", "return new Plain();");

    Run run = compare("--explore --scheme plain --plugins " + plugins + " --json " + json);

    assertEquals(ExitCode.FELL_SHORT, run.exitCode(), run::err);
    String use = verdict(json, "explorer-sc", "S1");
    assertTrue(use.contains("\"outcome\" : \"fail\""), use);
    String balance = verdict(json, "explorer-sc", "K1");
    assertTrue(balance.contains("\"outcome\" : \"unknown\""), balance);
    assertTrue(balance.contains(" breaks S1: "), balance);
  }

  /** The JSON of one verdict, of a report on one scheme. */
  private static String verdict(Path json, String check, String property) throws IOException {
    return Arrays.stream(Files.readString(json).split("},\\s*\\{"))
        .filter(one -> one.contains("\"check\" : \"" + check + "\""))
        .filter(one -> one.contains("\"property\" : \"" + property + "\""))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anOutputThatCannotBeWrittenStopsNoOther() {
    Path json = folder.resolve("o.json");
    Run run =
        compare("--scheme hazard --csv " + folder.resolve("missing/o.csv") + " --json " + json);
    assertEquals(ExitCode.USAGE, run.exitCode());
    assertEquals(1, run.diagnostics().size(), run::err);
    assertTrue(Files.exists(json));
    assertTrue(Files.exists(folder.resolve("report.html")));
  }
}

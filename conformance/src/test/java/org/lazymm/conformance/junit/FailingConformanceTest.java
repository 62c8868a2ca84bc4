package org.lazymm.conformance.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.LazyMmSchemeProvider;
import org.lazymm.api.Options;
import org.lazymm.api.Spi;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.ScenarioYaml;
import org.lazymm.scenario.Step;
import org.lazymm.scheme.hazard.WeakHazardScheme;
import org.lazymm.scheme.hazard.Weakness;

/** What the author of a broken scheme sees. */
@Isolated("reads what goes to the console")
class FailingConformanceTest {
  private static final Path FOLDER = Path.of("target/lazymm-conformance/premature");

  /** Is no test of its own: what it contains is broken. */
  static final class Premature extends LazyMmSchemeConformance {
    @Override
    protected LazyMmSchemeProvider provider() {
      return new PrematureProvider();
    }
  }

  private static final class PrematureProvider implements LazyMmSchemeProvider {
    @Override
    public String name() {
      return "premature";
    }

    @Override
    public String summary() {
      return "drops what it is lazy on";
    }

    @Override
    public int spiVersion() {
      return Spi.VERSION;
    }

    @Override
    public LazyMmScheme create(Kernel kernel, Options options) {
      return new WeakHazardScheme(kernel, Weakness.PREMATURE_DROP);
    }
  }

  /**
   * What an author sees.
   *
   * @param tests what came of the tests
   * @param console what was printed
   */
  private record Seen(SummaryGeneratingListener tests, String console) {
    List<Throwable> failures() {
      return tests.getSummary().getFailures().stream()
          .map(failure -> failure.getException())
          .toList();
    }

    List<String> messages() {
      return failures().stream().map(failure -> String.valueOf(failure.getMessage())).toList();
    }
  }

  private static Seen run(DiscoverySelector selector) {
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      LauncherFactory.create()
          .execute(LauncherDiscoveryRequestBuilder.request().selectors(selector).build(), summary);
    } finally {
      System.setOut(before);
    }
    return new Seen(summary, printed.toString(StandardCharsets.UTF_8));
  }

  private static Seen property(String method) {
    return run(selectMethod(Premature.class, method, Scenario.class.getName()));
  }

  private static Seen factory(String method) {
    return run(selectMethod(Premature.class, method));
  }

  @Test
  void theBrokenRuleFailsInOneLineWithoutAStack() {
    Seen seen = property("noCpuUsesAFreedMm");

    assertEquals(1, seen.failures().size());
    String message = seen.messages().get(0);
    assertTrue(message.startsWith("premature breaks S1 in a scenario of "), message);
    assertTrue(message.endsWith(" [target/lazymm-conformance/premature/s1.txt]"), message);
    assertEquals(1, message.lines().count());
    assertEquals(0, seen.failures().get(0).getStackTrace().length);
  }

  @Test
  void theBrokenRuleIsExplainedInAFileWithASmallScenarioThatIsSaved() throws Exception {
    property("noCpuUsesAFreedMm");

    String text = Files.readString(FOLDER.resolve("s1.txt"));
    assertTrue(text.contains("premature breaks S1: no CPU uses a freed mm"), text);
    assertTrue(text.contains("WeakHazardScheme.switchFinished"), text);
    assertTrue(text.contains("\nif this fails, check what keeps the mm"), text);
    assertTrue(text.contains(">>breaks S1"), text);
    assertTrue(
        text.contains(
            "mvn -q -DskipTests package && lazymm check premature --plugins target --scenario "
                + FOLDER.resolve("s1.yaml")
                + " --in-order\n"),
        text);
    assertTrue(text.contains("tries = "), "what jqwik says: " + text);
    Scenario smallest = ScenarioYaml.read(FOLDER.resolve("s1.yaml"));
    assertTrue(text.contains(Files.readString(FOLDER.resolve("s1.yaml"))), text);
    assertTrue(smallest.cpus() <= 3, text);
    assertTrue(smallest.steps().stream().mapToInt(Step::size).sum() <= 12, text);
  }

  @Test
  void theConsoleShowsOneTableAndNothingElse() {
    Seen seen = run(DiscoverySelectors.selectClass(Premature.class));

    List<String> lines = seen.console().lines().toList();
    assertTrue(lines.size() <= FindingsTable.MOST_LINES, seen.console());
    assertTrue(lines.get(1).startsWith("premature: "), seen.console());
    assertEquals(1, lines.stream().filter(line -> line.startsWith("S1 ")).count(), seen.console());
    assertTrue(
        lines.stream()
            .anyMatch(
                line ->
                    line.startsWith("S1 ") && line.endsWith("  " + Path.of("premature/s1.txt"))),
        seen.console());
    assertTrue(
        seen.console().contains("lazymm check premature --plugins target --scenario "),
        seen.console());
  }

  @Test
  void anExplorationThatBreaksIsDrawnWithTheCommandThatRepeatsIt() throws Exception {
    factory("catalogue");

    String text = Files.readString(FOLDER.resolve("premature-drop-on-arm64-under-lkmm.txt"));
    assertTrue(text.contains("switchFinished:"), text);
    assertTrue(
        text.contains(
            "mvn -q -DskipTests package && lazymm check premature --plugins target --scenario "
                + "premature-drop --arch arm64 --model lkmm\n"),
        text);
  }

  @Test
  void theFirstScenariosThatBreakARuleFailEachAndAllOthersInOneTest() throws Exception {
    List<String> messages = factory("catalogue").messages();

    List<String> each =
        messages.stream().filter(message -> message.contains(" breaks S1: ")).toList();
    assertEquals(SchemeTests.SHOWN_EACH, each.size(), messages::toString);
    List<String> others = Files.readAllLines(FOLDER.resolve("s1-in-others.txt"));
    assertTrue(
        messages.contains(
            "premature breaks S1 in "
                + others.size()
                + " other scenarios of the catalogue [target/lazymm-conformance/premature/"
                + "s1-in-others.txt]"),
        messages::toString);
    assertTrue(
        Stream.concat(each.stream(), others.stream())
            .anyMatch(
                message ->
                    message.startsWith(
                        "premature in premature-drop on arm64 under lkmm breaks S1: cpu1 uses mm1"
                            + " after cpu1 has freed it")),
        others::toString);
    assertEquals(others.size(), Set.copyOf(others).size());
  }

  @Test
  void aRuleThatAnExplorationBreaksFails() {
    List<String> messages = factory("otherRules").messages();

    assertTrue(
        messages.stream().anyMatch(each -> each.startsWith("premature breaks O4 in ")),
        messages::toString);
  }

  @Test
  void aGuaranteeThatIsNotMadeIsAbortedWithAWordOnWhetherItCouldBe() {
    Seen seen = property("retentionIsBoundedInTime");

    assertEquals(1, seen.tests().getSummary().getTestsAbortedCount());
    assertEquals("", seen.console());
  }

  @Test
  void theOtherRulesPassAndSayNothing() {
    Seen seen = property("nothingIsThrown");

    assertEquals(1, seen.tests().getSummary().getTestsSucceededCount());
    assertEquals("", seen.console());
  }
}

package org.lazymm.conformance.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary.Failure;
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
class FailingConformanceTest {

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

  private static SummaryGeneratingListener run(String method) {
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectMethod(Premature.class, method, Scenario.class.getName()))
                .build(),
            summary);
    return summary;
  }

  private static List<String> messages(String method) {
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectMethod(Premature.class, method))
                .build(),
            summary);
    return summary.getSummary().getFailures().stream()
        .map(failure -> String.valueOf(failure.getException().getMessage()))
        .toList();
  }

  @Test
  void theBrokenRuleIsExplainedWithASmallScenarioThatIsSaved() throws Exception {
    SummaryGeneratingListener summary = run("noCpuUsesAFreedMm");

    assertEquals(1, summary.getSummary().getTestsFailedCount());
    Failure failure = summary.getSummary().getFailures().get(0);
    StringWriter text = new StringWriter();
    failure.getException().printStackTrace(new PrintWriter(text));
    String message = text.toString();
    assertTrue(message.contains("premature breaks S1: no CPU uses a freed mm"), message);
    assertTrue(message.contains("WeakHazardScheme.switchFinished"), message);
    assertTrue(message.contains("\nif this fails, check what keeps the mm"), message);
    assertTrue(message.contains(">>breaks S1"), message);
    assertTrue(
        message.contains(
            "mvn -q -DskipTests package && lazymm check premature --plugins target --scenario "
                + "target/conformance/premature-s1.yaml --in-order\n"),
        message);
    Path saved = Path.of("target/conformance/premature-s1.yaml");
    Scenario smallest = ScenarioYaml.read(saved);
    assertTrue(message.contains(Files.readString(saved)), message);
    assertTrue(smallest.cpus() <= 3, message);
    assertTrue(smallest.steps().stream().mapToInt(Step::size).sum() <= 12, message);
  }

  @Test
  void anExplorationThatBreaksIsDrawnWithTheCommandThatRepeatsIt() {
    List<String> messages = messages("catalogue");
    String message =
        messages.stream()
            .filter(
                each ->
                    each.startsWith("premature in premature-drop on arm64 under lkmm breaks S1: "))
            .findFirst()
            .orElseThrow(() -> new AssertionError(messages.toString()));
    assertTrue(message.contains("cpu1 uses mm1 after cpu1 has freed it"), message);
    assertTrue(message.contains("switchFinished:"), message);
    assertTrue(
        message.contains(
            "lazymm check premature --scenario premature-drop --arch arm64 --model lkmm"),
        message);
  }

  @Test
  void aRuleThatAnExplorationBreaksFails() {
    List<String> messages = messages("otherRules");

    assertTrue(
        messages.stream().anyMatch(each -> each.startsWith("premature breaks O4: ")),
        messages::toString);
  }

  @Test
  void aGuaranteeThatIsNotMadeIsAbortedWithAWordOnWhetherItCouldBe() {
    SummaryGeneratingListener summary = run("retentionIsBoundedInTime");

    assertEquals(1, summary.getSummary().getTestsAbortedCount());
  }

  @Test
  void theOtherRulesPass() {
    SummaryGeneratingListener summary = run("nothingIsThrown");

    assertEquals(1, summary.getSummary().getTestsSucceededCount());
  }
}

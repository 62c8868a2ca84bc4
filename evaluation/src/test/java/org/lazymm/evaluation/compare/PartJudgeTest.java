package org.lazymm.evaluation.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lazymm.evaluation.compare.ComparisonPart.Numbers;
import org.lazymm.evaluation.load.Load;
import org.lazymm.evaluation.load.RunLength;
import org.lazymm.evaluation.load.SyntheticLoad;
import org.lazymm.evaluation.work.Diagnostic;
import org.lazymm.report.Metrics;
import org.lazymm.report.Outcome;
import org.lazymm.report.Scheme;
import org.lazymm.report.Sensitivity;
import org.lazymm.report.Verdict;
import org.lazymm.scheduler.discovery.Discovery;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.simulator.profile.MachineSelection;
import org.lazymm.simulator.profile.ProfileCatalogue;
import org.lazymm.simulator.workload.WorkloadSelection;

/** What a JVM of its own hands back is judged before it is believed. */
class PartJudgeTest {
  private static final MachineSelection MACHINE = ProfileCatalogue.ofUser().find("xeon-2s");
  private static final Load LOAD =
      new SyntheticLoad(
          WorkloadSelection.parse("context_switch"),
          List.of(MACHINE),
          new RunLength(1_000),
          "again");
  private static final String RIGHT = "hazard";
  private static final String PREFIX = "hands back from a JVM of its own what cannot be: ";

  private final Discovery discovery = Discovery.onClassPath();
  private final SchemeSelection hazard = SchemeSelection.parse(discovery.registry(), RIGHT);
  private final PartJudge judge = new PartJudge(List.of(LOAD), 1, 2, true);

  @AfterEach
  void closeJars() {
    discovery.close();
  }

  private static Scheme scheme(String name) {
    return new Scheme(name, "keeps it", Map.of(), List.of());
  }

  private static Verdict verdict(String scheme, String property, Outcome outcome) {
    return new Verdict(
        scheme, property, SuiteVerdicts.CHECK.id(), outcome, 1, false, "what was seen");
  }

  private static Numbers numbers(String scheme, int draw, String metric, double value) {
    return new Numbers(
        LOAD.workload().id(),
        MACHINE.profile().name(),
        MACHINE.cpus(),
        MACHINE.cpus(),
        scheme,
        draw,
        Map.of(metric, value));
  }

  private static Numbers numbers(int draw) {
    return numbers(RIGHT, draw, metric(), 1);
  }

  private static String metric() {
    return Metrics.all().get(0).id();
  }

  private static ComparisonPart part(List<Verdict> verdicts, List<Numbers> numbers) {
    return new ComparisonPart(
        List.of(scheme(RIGHT)), verdicts, numbers, List.<Sensitivity>of(), List.<Diagnostic>of());
  }

  private static final List<Verdict> PASSES = List.of(verdict(RIGHT, "S1", Outcome.PASS));

  private void refused(String why, ComparisonPart part) {
    assertEquals(Optional.of(PREFIX + why), judge.fault(hazard, part));
  }

  @Test
  void aPartThatFitsIsBelieved() {
    assertEquals(
        Optional.empty(), judge.fault(hazard, part(PASSES, List.of(numbers(0), numbers(1)))));
  }

  @Test
  void aRunWithoutAPriceOrAReasonIsRefused() {
    refused("1 runs without a price or a reason", part(PASSES, List.of(numbers(0))));
    List<Verdict> crashed = new ArrayList<>(PASSES);
    crashed.add(verdict(RIGHT, SuiteVerdicts.CRASH, Outcome.FAIL));
    assertEquals(Optional.empty(), judge.fault(hazard, part(crashed, List.of(numbers(0)))));
  }

  @Test
  void aPriceThatWasNotAskedForIsRefused() {
    List<Numbers> whole = List.of(numbers(0), numbers(1));
    for (Numbers strange :
        List.of(numbers(2), numbers("rcu", 0, metric(), 1), numbers(RIGHT, 7, metric(), 1))) {
      List<Numbers> more = new ArrayList<>(whole);
      more.add(strange);
      refused("a price of a run that was not asked for", part(PASSES, more));
    }
    refused("two prices of one run", part(PASSES, List.of(numbers(0), numbers(0))));
  }

  @Test
  void aPriceThatIsNoNumberIsRefused() {
    refused(
        "a price that is no number",
        part(PASSES, List.of(numbers(0), numbers(RIGHT, 1, metric(), Double.NaN))));
    refused(
        "a price that is no number",
        part(PASSES, List.of(numbers(0), numbers(RIGHT, 1, "no such metric", 1))));
  }

  @Test
  void aVerdictOnAnotherSchemeOrPropertyIsRefused() {
    List<Numbers> whole = List.of(numbers(0), numbers(1));
    refused("a verdict on rcu, S1", part(List.of(verdict("rcu", "S1", Outcome.PASS)), whole));
    refused("a verdict on hazard, S99", part(List.of(verdict(RIGHT, "S99", Outcome.PASS)), whole));
    refused("no verdicts", part(List.of(), whole));
  }

  @Test
  void anotherSchemeOrNoneIsRefused() {
    for (List<Scheme> wrong :
        List.of(List.<Scheme>of(), List.of(scheme("rcu")), List.of(scheme(RIGHT), scheme("rcu")))) {
      refused("not one scheme", new ComparisonPart(wrong, PASSES, List.of(), List.of(), List.of()));
    }
  }
}

package org.lazymm.explorer.fences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lazymm.explorer.scenario.Scenes.EXIT_AGAINST_RETURN;
import static org.lazymm.explorer.scenario.Scenes.LAZY;
import static org.lazymm.explorer.scenario.Scenes.scene;
import static org.lazymm.explorer.scenario.Scenes.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lazymm.api.Order;
import org.lazymm.explorer.ExplorationVerdict;
import org.lazymm.explorer.fences.FenceInference.Answer;
import org.lazymm.explorer.fences.FenceInference.Case;
import org.lazymm.explorer.fences.FenceInference.Finding;
import org.lazymm.explorer.scenario.Site;
import org.lazymm.explorer.search.Limits;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.machine.Model;
import org.lazymm.scheduler.machine.PostSwitchBarrier;
import org.lazymm.small.BufferingScheme;
import org.lazymm.small.FencedScheme;

class FenceInferenceTest {
  /** No barrier stands in the switch of an mm that is not registered for membarrier. */
  private static final Case RACE =
      new Case(EXIT_AGAINST_RETURN.withArchitecture(Architecture.POWERPC), Model.LKMM);

  private static final Case NO_RACE = new Case(scene(2, LAZY, steps("1 run q")), Model.LKMM);

  private static List<Finding> infer(Order drop, Limits limits, Case... cases) {
    List<Finding> progress = new ArrayList<>();
    List<Finding> findings =
        new FenceInference(kernel -> new FencedScheme(kernel, drop), limits)
            .infer(List.of(cases), FenceInference::isOfScheme, progress::add);
    assertEquals(findings, progress);
    return findings;
  }

  private static String told(Finding finding) {
    return finding.weakening().toString().replaceAll(":\\d+", "") + ": " + finding.answer().text();
  }

  @Test
  void aBarrierOnEachSideIsNeeded() {
    List<Finding> findings = infer(Order.ACQUIRE, Limits.NONE, RACE);
    assertEquals(
        List.of(
            "FencedScheme.giveBack (barrier MB) -> NONE: needed",
            "FencedScheme.giveBack (update ACQUIRE) -> RELAXED: needed"),
        findings.stream().map(FenceInferenceTest::told).toList());
    Finding needed = findings.get(0);
    assertTrue(needed.isNeeded());
    assertEquals(Optional.of(RACE), needed.broken());
    assertEquals(ExplorationVerdict.Result.BROKEN, needed.verdict().orElseThrow().result());
    assertEquals(0, needed.passed());
    assertEquals(0, needed.unknown());
  }

  @Test
  void aBarrierThatAnotherCoversIsRedundant() {
    assertEquals(
        List.of(
            "FencedScheme.giveBack (barrier MB) -> NONE: redundant",
            "FencedScheme.giveBack (update FULL) -> ACQUIRE: enough",
            "FencedScheme.giveBack (update FULL) -> RELEASE: needed"),
        infer(Order.FULL, Limits.NONE, RACE).stream().map(FenceInferenceTest::told).toList());
  }

  @Test
  void whatHoldsWhereNothingIsFreedHasNotTriedLifetimes() {
    Finding finding = infer(Order.RELAXED, Limits.NONE, NO_RACE).get(0);
    assertEquals(Answer.REDUNDANT, finding.answer());
    assertFalse(finding.isNeeded());
    assertFalse(finding.lifetimesTried());
    assertEquals(1, finding.passed());
    assertEquals(Optional.empty(), finding.broken());
    assertEquals(Optional.empty(), finding.verdict());
    assertTrue(infer(Order.FULL, Limits.NONE, RACE, NO_RACE).get(0).lifetimesTried());
    assertEquals(2, infer(Order.FULL, Limits.NONE, RACE, NO_RACE).get(0).passed());
  }

  @Test
  void casesAreTriedUntilOneIsBroken() {
    Finding finding = infer(Order.ACQUIRE, Limits.NONE, NO_RACE, RACE, RACE).get(0);
    assertEquals(Answer.NEEDED, finding.answer());
    assertEquals(1, finding.passed());
    assertEquals(Optional.of(RACE), finding.broken());
    assertFalse(finding.lifetimesTried());
  }

  /** Notes what a watcher is told, in that order. */
  private static final class Told implements FenceInference.Watcher {
    private final List<String> lines = new ArrayList<>();

    @Override
    public void begins(int explorations) {
      lines.add("begins " + explorations);
    }

    @Override
    public void explored(String what) {
      lines.add("explored " + what);
    }

    @Override
    public void leftOut(Case one, ExplorationVerdict verdict) {
      lines.add("left out " + one + ": " + verdict.result());
    }

    @Override
    public void holds(int cases, int weakenings) {
      lines.add("holds " + cases + ", " + weakenings);
    }

    @Override
    public void found(Finding finding) {
      lines.add("found " + finding.answer());
    }
  }

  @Test
  void aCaseThatDoesNotHoldIsLeftOut() {
    Case broken = new Case(scene(2, steps("0 run a"), steps("0 await x 1")), Model.SC);
    Told told = new Told();
    List<Finding> findings =
        new FenceInference(kernel -> new FencedScheme(kernel, Order.RELAXED), Limits.NONE)
            .infer(List.of(broken, NO_RACE), FenceInference::isOfScheme, told);
    assertEquals(
        List.of(
            "begins 2",
            "explored scene on arm64 under sc, as it is written",
            "left out scene on arm64 under sc: BROKEN",
            "explored " + NO_RACE + ", as it is written",
            "holds 1, 1",
            "begins 1",
            "explored " + findings.get(0).weakening().site().position() + ": " + NO_RACE,
            "found REDUNDANT"),
        told.lines);
    assertEquals(1, findings.size());
    assertEquals(List.of(), infer(Order.RELAXED, Limits.NONE, broken));
  }

  @Test
  void onlyThePlacesAskedForAreWeakened() {
    List<Finding> findings =
        new FenceInference(kernel -> new FencedScheme(kernel, Order.FULL), Limits.NONE)
            .infer(
                List.of(NO_RACE),
                site -> FenceInference.isOfScheme(site) && site.toString().contains("MB"),
                finding -> {});
    assertEquals(1, findings.size());
  }

  @Test
  void thePlacesOfTheKernelAreNotTheSchemes() {
    assertFalse(
        FenceInference.isOfScheme(
            new Site("org.lazymm.scheduler.machine.Machine", "Machine.x:1", site().strength())));
    assertFalse(FenceInference.isOfScheme(new Site("", "", site().strength())));
    assertTrue(FenceInference.isOfScheme(site()));
  }

  private static Site site() {
    return infer(Order.RELAXED, Limits.NONE, NO_RACE).get(0).weakening().site();
  }

  @Test
  void aWeakeningThatCannotBeExploredToTheEndIsUnknown() {
    Case ticks = new Case(scene(2, steps(), steps("0 tick", "1 tick")), Model.LKMM);
    List<Finding> findings =
        new FenceInference(BufferingScheme::new, Limits.NONE.withExecutions(3))
            .infer(List.of(ticks), FenceInference::isOfScheme, finding -> {});
    assertEquals(
        List.of("BufferingScheme.tick (store FULL) -> RELAXED: unknown"),
        findings.stream().map(FenceInferenceTest::told).toList());
    assertEquals(1, findings.get(0).unknown());
    assertEquals(0, findings.get(0).passed());
    assertFalse(findings.get(0).isNeeded());
  }

  @Test
  void aCaseIsNamedWithItsMachineAndModel() {
    assertEquals("scene on powerpc under lkmm", RACE.toString());
    assertEquals(
        "scene on arm64 with an explicit barrier under tso",
        new Case(EXIT_AGAINST_RETURN.withPostSwitchBarrier(PostSwitchBarrier.EXPLICIT), Model.TSO)
            .toString());
  }

  @Test
  void answersAreWrittenInLowerCase() {
    assertEquals("needed", Answer.NEEDED.text());
    assertEquals("unknown", Answer.UNKNOWN.text());
  }
}

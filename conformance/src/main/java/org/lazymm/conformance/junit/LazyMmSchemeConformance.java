package org.lazymm.conformance.junit;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.PropagationMode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.lazymm.api.LazyMmSchemeProvider;
import org.lazymm.api.Options;
import org.lazymm.conformance.Rule;
import org.lazymm.conformance.RuleSet;
import org.lazymm.scenario.Scenario;

/**
 * The conformance test of one scheme. A scheme's author writes
 *
 * <pre>{@code
 * class MySchemeConformanceTest extends LazyMmSchemeConformance {
 *   @Override
 *   protected LazyMmSchemeProvider provider() {
 *     return new MySchemeProvider();
 *   }
 * }
 * }</pre>
 *
 * <p>and has a jqwik property for each rule that runs can judge, over generated scenarios; a test
 * for each other rule; and a test for each scenario of the catalogue and memory model. A property
 * that no scenario breaks still fails if the rule was not tried often enough, or if an exploration
 * breaks it; it is aborted if the scheme does not guarantee it, with a word on whether it could;
 * and so are S3, S6, L4 and I4, which cannot be broken. {@linkplain org.lazymm.conformance.OwnRule
 * Rules of somebody's own} that are on the class path join.
 */
@PropertyDefaults(tries = LazyMmSchemeConformance.TRIES)
@AddLifecycleHook(value = SuiteVerdict.class, propagateTo = PropagationMode.ALL_DESCENDANTS)
public abstract class LazyMmSchemeConformance {
  /** How many scenarios each rule is tried on. */
  static final int TRIES = 500;

  private static final Map<Class<?>, SchemeTests> TESTS = new ConcurrentHashMap<>();

  private @Nullable Rule rule;

  /** For subclasses. */
  protected LazyMmSchemeConformance() {}

  /** The scheme that is tested. */
  protected abstract LazyMmSchemeProvider provider();

  /** Its options; all defaults unless overridden. */
  protected Options options() {
    return Options.defaults();
  }

  /**
   * The scenarios that the rules are tried on; a subclass may use them for properties of its own.
   */
  @Provide
  protected Arbitrary<Scenario> scenarios() {
    return ScenarioArbitrary.asAsked();
  }

  /**
   * YAML files of scenarios that join the catalogue, beside those that are in {@code
   * META-INF/lazymm/scenarios} on the class path; none unless overridden.
   */
  protected List<Path> scenarioFiles() {
    return List.of();
  }

  /** The tests of this class, whose properties each have an instance of their own. */
  private SchemeTests tests() {
    return TESTS.computeIfAbsent(
        getClass(),
        once ->
            new SchemeTests(
                provider(),
                options(),
                RuleSet.onClassPath(AuthorProject.classes()),
                AuthorScenarios.all(scenarioFiles())));
  }

  /** A property begins that is about a rule. */
  void begin(Rule tested) {
    rule = tested;
  }

  private void holds(Scenario scenario) {
    tests().tryOn(scenario, Objects.requireNonNull(rule, "a rule"));
  }

  /** What the suite says of the rule that was tried. */
  void judge() {
    if (rule != null) {
      tests().judge(rule);
    }
  }

  /**
   * What is said of the rule that was tried, if a scenario broke it that the suite may not have.
   */
  void judgeBroken() {
    tests().judgeBroken(Objects.requireNonNull(rule, "a rule"));
  }

  /** The rules that no run in order can break, and those of somebody's own. */
  @TestFactory
  Stream<DynamicTest> otherRules() {
    return tests().rules(rule -> !rule.judgedByRuns() || rule.own().isPresent());
  }

  /** The catalogue, explored. */
  @TestFactory
  Stream<DynamicTest> catalogue() {
    return tests().catalogue();
  }

  // One property for each rule that runs can judge, shown by the rule's line.

  @ForRule("S1")
  @Label("S1: no CPU uses a freed mm: not in its MMU, not as its active mm, not by a call")
  void noCpuUsesAFreedMm(@ForAll("scenarios") Scenario scenario) {
    holds(scenario);
  }

  @ForRule("S2")
  @Label("S2: an mm is freed once; its count never falls below 0 and never rises from 0")
  void anMmIsFreedOnce(@ForAll("scenarios") Scenario scenario) {
    holds(scenario);
  }

  @ForRule("S4")
  @Label("S4: users keep the struct; user page tables go only when no CPU can walk them")
  void usersKeepTheStruct(@ForAll("scenarios") Scenario scenario) {
    holds(scenario);
  }

  @ForRule("S5")
  @Label("S5: whenever interrupts are on, the MMU holds the active mm or init_mm")
  void theMmuHoldsTheActiveMmOrInitMm(@ForAll("scenarios") Scenario scenario) {
    holds(scenario);
  }

  @ForRule("S7")
  @Label("S7: init_mm is never freed and its count comes back to what it was")
  void initMmIsNeverFreed(@ForAll("scenarios") Scenario scenario) {
    holds(scenario);
  }

  @ForRule("O5")
  @Label("O5: the candidate set contains every CPU that is lazy on the mm")
  void candidatesContainEveryLazyCpu(@ForAll("scenarios") Scenario scenario) {
    holds(scenario);
  }

  @ForRule("K1")
  @Label("K1: mm_count is users + pins + what the scheme says it holds, in every quiet state")
  void countsBalance(@ForAll("scenarios") Scenario scenario) {
    holds(scenario);
  }

  @ForRule("K2")
  @Label("K2: once its tasks are gone and each CPU has switched mm, an mm is freed")
  void nothingLeaks(@ForAll("scenarios") Scenario scenario) {
    holds(scenario);
  }

  @ForRule("K3")
  @Label("K3: struct pins keep the struct, and the last of them may free it")
  void pinsKeepTheStruct(@ForAll("scenarios") Scenario scenario) {
    holds(scenario);
  }

  @ForRule("L1")
  @Label("L1: dead mms kept by lazy use alone stay within the guaranteed number")
  void retentionIsBoundedInNumber(@ForAll("scenarios") Scenario scenario) {
    holds(scenario);
  }

  @ForRule("L2")
  @Label("L2: a guarantee of bounded time is kept even if CPUs idle for ever")
  void retentionIsBoundedInTime(@ForAll("scenarios") Scenario scenario) {
    holds(scenario);
  }

  @ForRule("L3")
  @Label("L3: exit and scan loops end without waiting for an idle or user CPU to schedule")
  void exitWaitsForNobody(@ForAll("scenarios") Scenario scenario) {
    holds(scenario);
  }

  @ForRule("H1")
  @Label("H1: a CPU reported offline is on init_mm and in no candidate set")
  void anOfflineCpuHasLeftEverything(@ForAll("scenarios") Scenario scenario) {
    holds(scenario);
  }

  @ForRule("H2")
  @Label("H2: an mm that dies during the offline sequence is neither freed early nor leaked")
  void deathDuringOfflineIsNeitherEarlyNorLost(@ForAll("scenarios") Scenario scenario) {
    holds(scenario);
  }

  @ForRule("H3")
  @Label("H3: nothing is dropped on a CPU that RCU no longer watches")
  void nothingIsDroppedOnADeadCpu(@ForAll("scenarios") Scenario scenario) {
    holds(scenario);
  }

  @ForRule("H4")
  @Label("H4: online and offline loops leave init_mm balanced")
  void hotplugLeavesInitMmBalanced(@ForAll("scenarios") Scenario scenario) {
    holds(scenario);
  }

  @ForRule("H5")
  @Label("H5: scans and shootdowns tolerate CPUs that come and go")
  void scansTolerateCpusThatComeAndGo(@ForAll("scenarios") Scenario scenario) {
    holds(scenario);
  }

  @ForRule("X1")
  @Label("X1: freeing and waiting happen only in contexts that allow them")
  void freeingHappensWhereItMay(@ForAll("scenarios") Scenario scenario) {
    holds(scenario);
  }

  @ForRule("X2")
  @Label("X2: active mm, MMU and record change in one step with interrupts off")
  void anMmIsLeftInOneStep(@ForAll("scenarios") Scenario scenario) {
    holds(scenario);
  }

  @ForRule("X3")
  @Label("X3: per-CPU records are touched for the CPU whose code runs")
  void recordsAreTouchedByTheirCpu(@ForAll("scenarios") Scenario scenario) {
    holds(scenario);
  }

  @ForRule("X4")
  @Label("X4: what a scheme remembers is kept in cells, nowhere else")
  void stateIsKeptInCells(@ForAll("scenarios") Scenario scenario) {
    holds(scenario);
  }

  @ForRule("I1")
  @Label("I1: an idle CPU that is not lazy on a dying mm is not interrupted, if guaranteed")
  void idleBystandersAreSpared(@ForAll("scenarios") Scenario scenario) {
    holds(scenario);
  }

  @ForRule("I2")
  @Label("I2: an idle CPU lazy on a dying mm is interrupted no more often than guaranteed")
  void idleHoldersAreInterruptedNoMoreThanGuaranteed(@ForAll("scenarios") Scenario scenario) {
    holds(scenario);
  }

  @ForRule("I3")
  @Label("I3: a CPU in user mode is not interrupted for lazy reasons, if guaranteed")
  void userModeIsSpared(@ForAll("scenarios") Scenario scenario) {
    holds(scenario);
  }

  @ForRule("A1")
  @Label("A1: what the scheme itself assumes, by warnOn, holds, and no hook throws")
  void theSchemesOwnAssumptionsHold(@ForAll("scenarios") Scenario scenario) {
    holds(scenario);
  }

  @ForRule("EQ")
  @Label("EQ: the mms that are freed in the end are those that reference counting frees")
  void theSameMmsAreFreedAsByReferenceCounting(@ForAll("scenarios") Scenario scenario) {
    holds(scenario);
  }

  @ForRule("RUN")
  @Label("RUN: the scheme throws nothing")
  void nothingIsThrown(@ForAll("scenarios") Scenario scenario) {
    holds(scenario);
  }

  @ForRule("SAME")
  @Label("SAME: the scheme does the same when a scenario is run again")
  void aRunIsRepeatable(@ForAll("scenarios") Scenario scenario) {
    holds(scenario);
  }

  @ForRule("PR")
  @Label(
      "PR: guarantees() always gives the same answer, and declines nothing that the scheme in fact"
          + " provides")
  void theGuaranteesAreSteadyAndNoneIsRefusedForNothing(@ForAll("scenarios") Scenario scenario) {
    holds(scenario);
  }
}

package org.lazymm.conformance.junit;

import static org.lazymm.scheduler.property.Property.A1;
import static org.lazymm.scheduler.property.Property.H1;
import static org.lazymm.scheduler.property.Property.H2;
import static org.lazymm.scheduler.property.Property.H3;
import static org.lazymm.scheduler.property.Property.H4;
import static org.lazymm.scheduler.property.Property.H5;
import static org.lazymm.scheduler.property.Property.I1;
import static org.lazymm.scheduler.property.Property.I2;
import static org.lazymm.scheduler.property.Property.I3;
import static org.lazymm.scheduler.property.Property.K1;
import static org.lazymm.scheduler.property.Property.K2;
import static org.lazymm.scheduler.property.Property.K3;
import static org.lazymm.scheduler.property.Property.L1;
import static org.lazymm.scheduler.property.Property.L2;
import static org.lazymm.scheduler.property.Property.L3;
import static org.lazymm.scheduler.property.Property.O5;
import static org.lazymm.scheduler.property.Property.S1;
import static org.lazymm.scheduler.property.Property.S2;
import static org.lazymm.scheduler.property.Property.S4;
import static org.lazymm.scheduler.property.Property.S5;
import static org.lazymm.scheduler.property.Property.S7;
import static org.lazymm.scheduler.property.Property.X1;
import static org.lazymm.scheduler.property.Property.X2;
import static org.lazymm.scheduler.property.Property.X3;
import static org.lazymm.scheduler.property.Property.X4;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
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
import org.lazymm.conformance.Rules;
import org.lazymm.scheduler.scenario.Scenario;

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
 * breaks it; it is aborted if the scheme does not promise it, with a word on whether it could; and
 * so are S3, S6, L4 and I4, which cannot be broken.
 */
@PropertyDefaults(tries = LazyMmSchemeConformance.TRIES)
@AddLifecycleHook(value = SuiteVerdict.class, propagateTo = PropagationMode.ALL_DESCENDANTS)
public abstract class LazyMmSchemeConformance {
  /** How many scenarios each rule is tried on. */
  static final int TRIES = 500;

  private static final String SEED = "20210617";

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

  /** The tests of this class, whose properties each have an instance of their own. */
  private SchemeTests tests() {
    return TESTS.computeIfAbsent(getClass(), once -> new SchemeTests(provider(), options()));
  }

  private void holds(Rule tested, Scenario scenario) {
    rule = tested;
    tests().tryOn(scenario, tested);
  }

  /** What the suite says of the rule that was tried. */
  void judge() {
    if (rule != null) {
      tests().judge(rule);
    }
  }

  /** The rules that no run in order can break. */
  @TestFactory
  Stream<DynamicTest> otherRules() {
    return tests().rules(Rules.all().stream().filter(rule -> !rule.judgedByRuns()).toList());
  }

  /** The catalogue, explored. */
  @TestFactory
  Stream<DynamicTest> catalogue() {
    return tests().catalogue();
  }

  // One property for each rule, named after it.

  /** S1. */
  @Property(seed = SEED)
  void noCpuUsesAFreedMm(@ForAll("scenarios") Scenario scenario) {
    holds(Rules.of(S1), scenario);
  }

  /** S2. */
  @Property(seed = SEED)
  void anMmIsFreedOnce(@ForAll("scenarios") Scenario scenario) {
    holds(Rules.of(S2), scenario);
  }

  /** S4. */
  @Property(seed = SEED)
  void usersKeepTheStruct(@ForAll("scenarios") Scenario scenario) {
    holds(Rules.of(S4), scenario);
  }

  /** S5. */
  @Property(seed = SEED)
  void theMmuHoldsTheActiveMmOrInitMm(@ForAll("scenarios") Scenario scenario) {
    holds(Rules.of(S5), scenario);
  }

  /** S7. */
  @Property(seed = SEED)
  void initMmIsNeverFreed(@ForAll("scenarios") Scenario scenario) {
    holds(Rules.of(S7), scenario);
  }

  /** O5. */
  @Property(seed = SEED)
  void candidatesContainEveryLazyCpu(@ForAll("scenarios") Scenario scenario) {
    holds(Rules.of(O5), scenario);
  }

  /** K1. */
  @Property(seed = SEED)
  void countsBalance(@ForAll("scenarios") Scenario scenario) {
    holds(Rules.of(K1), scenario);
  }

  /** K2. */
  @Property(seed = SEED)
  void nothingLeaks(@ForAll("scenarios") Scenario scenario) {
    holds(Rules.of(K2), scenario);
  }

  /** K3. */
  @Property(seed = SEED)
  void pinsKeepTheStruct(@ForAll("scenarios") Scenario scenario) {
    holds(Rules.of(K3), scenario);
  }

  /** L1. */
  @Property(seed = SEED)
  void retentionIsBoundedInNumber(@ForAll("scenarios") Scenario scenario) {
    holds(Rules.of(L1), scenario);
  }

  /** L2. */
  @Property(seed = SEED)
  void retentionIsBoundedInTime(@ForAll("scenarios") Scenario scenario) {
    holds(Rules.of(L2), scenario);
  }

  /** L3. */
  @Property(seed = SEED)
  void exitWaitsForNobody(@ForAll("scenarios") Scenario scenario) {
    holds(Rules.of(L3), scenario);
  }

  /** H1. */
  @Property(seed = SEED)
  void anOfflineCpuHasLeftEverything(@ForAll("scenarios") Scenario scenario) {
    holds(Rules.of(H1), scenario);
  }

  /** H2. */
  @Property(seed = SEED)
  void deathDuringOfflineIsNeitherEarlyNorLost(@ForAll("scenarios") Scenario scenario) {
    holds(Rules.of(H2), scenario);
  }

  /** H3. */
  @Property(seed = SEED)
  void nothingIsDroppedOnADeadCpu(@ForAll("scenarios") Scenario scenario) {
    holds(Rules.of(H3), scenario);
  }

  /** H4. */
  @Property(seed = SEED)
  void hotplugLeavesInitMmBalanced(@ForAll("scenarios") Scenario scenario) {
    holds(Rules.of(H4), scenario);
  }

  /** H5. */
  @Property(seed = SEED)
  void scansTolerateCpusThatComeAndGo(@ForAll("scenarios") Scenario scenario) {
    holds(Rules.of(H5), scenario);
  }

  /** X1. */
  @Property(seed = SEED)
  void freeingHappensWhereItMay(@ForAll("scenarios") Scenario scenario) {
    holds(Rules.of(X1), scenario);
  }

  /** X2. */
  @Property(seed = SEED)
  void anMmIsLeftInOneStep(@ForAll("scenarios") Scenario scenario) {
    holds(Rules.of(X2), scenario);
  }

  /** X3. */
  @Property(seed = SEED)
  void recordsAreTouchedByTheirCpu(@ForAll("scenarios") Scenario scenario) {
    holds(Rules.of(X3), scenario);
  }

  /** X4. */
  @Property(seed = SEED)
  void stateIsKeptInCells(@ForAll("scenarios") Scenario scenario) {
    holds(Rules.of(X4), scenario);
  }

  /** I1. */
  @Property(seed = SEED)
  void idleBystandersAreSpared(@ForAll("scenarios") Scenario scenario) {
    holds(Rules.of(I1), scenario);
  }

  /** I2. */
  @Property(seed = SEED)
  void idleHoldersAreInterruptedNoMoreThanPromised(@ForAll("scenarios") Scenario scenario) {
    holds(Rules.of(I2), scenario);
  }

  /** I3. */
  @Property(seed = SEED)
  void userModeIsSpared(@ForAll("scenarios") Scenario scenario) {
    holds(Rules.of(I3), scenario);
  }

  /** A1. */
  @Property(seed = SEED)
  void theSchemesOwnAssumptionsHold(@ForAll("scenarios") Scenario scenario) {
    holds(Rules.of(A1), scenario);
  }

  /** EQ. */
  @Property(seed = SEED)
  void theSameMmsAreFreedAsByReferenceCounting(@ForAll("scenarios") Scenario scenario) {
    holds(Rules.EQUIVALENCE, scenario);
  }

  /** RUN. */
  @Property(seed = SEED)
  void nothingIsThrown(@ForAll("scenarios") Scenario scenario) {
    holds(Rules.NO_CRASH, scenario);
  }

  /** SAME. */
  @Property(seed = SEED)
  void aRunIsRepeatable(@ForAll("scenarios") Scenario scenario) {
    holds(Rules.REPEATABLE, scenario);
  }

  /** PR. */
  @Property(seed = SEED)
  void thePromisesAreSteadyAndNoneIsRefusedForNothing(@ForAll("scenarios") Scenario scenario) {
    holds(Rules.PROMISES, scenario);
  }
}

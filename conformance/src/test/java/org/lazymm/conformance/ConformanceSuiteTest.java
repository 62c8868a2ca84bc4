package org.lazymm.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lazymm.api.Guarantees;
import org.lazymm.api.LazyMmSchemeProvider;
import org.lazymm.api.Mm;
import org.lazymm.api.Options;
import org.lazymm.broken.Providers;
import org.lazymm.scheduler.discovery.Discovery;
import org.lazymm.scheduler.discovery.FoundScheme;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheme.fullbarrier.FullBarrierSchemeProvider;
import org.lazymm.scheme.reference.ReferenceCounting;
import org.lazymm.scheme.shootdown.ShootdownSchemeProvider;

class ConformanceSuiteTest {
  private static final LazyMmSchemeProvider FULL_BARRIER = new FullBarrierSchemeProvider();

  private static ConformanceResult check(LazyMmSchemeProvider provider, Budget budget) {
    return ConformanceSuite.check(provider, Options.defaults(), budget);
  }

  @Test
  void aQuickCheckSeesEverySituation() {
    for (FoundScheme scheme : Discovery.onClassPath().registry().schemes()) {
      ConformanceResult result = check(scheme.provider(), Budget.quick());

      for (RuleResult found : result.rules()) {
        if (found.rule().judgedByRuns()) {
          assertTrue(
              found.verdict() != RuleVerdict.UNKNOWN && found.verdict() != RuleVerdict.FAIL,
              () -> scheme + ": " + found);
        }
      }
    }
  }

  @Test
  void whatOthersMustJudgeIsUnknown() {
    ConformanceResult result = check(FULL_BARRIER, Budget.quick());

    assertEquals("M3 unknown (needs the explorer)", result.of(Property.M3).toString());
    assertEquals(RuleVerdict.BY_CONSTRUCTION, result.of(Property.S6).verdict());
    assertEquals(
        "L2 not guaranteed (rightly: broken in scenario 1 of those that try it)",
        result.of(Property.L2).toString());
    assertTrue(result.of(Property.I4).note().startsWith("0 interrupts useful"));
  }

  @Test
  void whatDidNotAriseIsUnknownAndSaysSo() {
    ConformanceResult result = check(FULL_BARRIER, Budget.of(1));

    RuleResult hotplug = result.of(Property.H2);
    assertEquals(RuleVerdict.UNKNOWN, hotplug.verdict());
    assertTrue(hotplug.note().contains("goes offline"), hotplug::toString);
  }

  @Test
  void theSameBudgetGivesTheSameAnswers() {
    Budget budget = Budget.of(300);
    ConformanceResult first = check(new ShootdownSchemeProvider(), budget);
    ConformanceResult again = check(new ShootdownSchemeProvider(), budget);
    ConformanceResult other = check(new ShootdownSchemeProvider(), budget.withSeed(1));

    assertEquals(first.rules(), again.rules());
    assertNotEquals(first.rules(), other.rules());
  }

  @Test
  void noScenarioBeginsWhenTheTimeIsOver() {
    ConformanceResult result = check(FULL_BARRIER, Budget.of(1_000_000).within(Duration.ZERO));

    assertEquals(1, result.scenarios());
  }

  @ParameterizedTest
  @CsvSource({
    "shootdown, mmu, hash",
    "shootdown, filter, on",
    "shootdown, debug-check, on",
    "shootdown, candidates, online",
    "hazard, leave-at-idle, on",
    "hazard, candidates, online",
    "hazard-evict, check, off",
    "hazard-evict, candidates, architecture",
    "rcu, idle, kick",
    "rcu, idle, leave",
    "rcu, idle, wait"
  })
  void everySoundVariantConforms(String name, String option, String value) {
    FoundScheme scheme = Discovery.onClassPath().registry().find(name).orElseThrow();
    ConformanceResult result =
        ConformanceSuite.check(
            scheme.provider(),
            Options.parse(scheme.options(), Map.of(option, value)),
            Budget.of(1_000));

    assertEquals(
        List.of(), result.failures().stream().map(result::explain).toList(), result.scheme());
  }

  @Test
  void aBarrierThatIsRefusedAlthoughItIsThereIsBroken() {
    Options twoBarriers =
        Options.parse(FULL_BARRIER.options(), Map.of("post-switch-barrier", "explicit"));

    ConformanceResult result = ConformanceSuite.check(FULL_BARRIER, twoBarriers, Budget.of(100));

    assertEquals(
        List.of(Rules.GUARANTEES), result.failures().stream().map(RuleResult::rule).toList());
    assertTrue(
        result
            .explain(result.of(Rules.GUARANTEES))
            .contains("without the guarantee each switch has two"),
        () -> result.explain(result.of(Rules.GUARANTEES)));
  }

  @Test
  void aBarrierThatIsRightlyRefusedIsNot() {
    Options noBarrier = Options.parse(FULL_BARRIER.options(), Map.of("drop-order", "release"));

    ConformanceResult result = ConformanceSuite.check(FULL_BARRIER, noBarrier, Budget.of(100));

    assertEquals(RuleVerdict.PASS, result.of(Rules.GUARANTEES).verdict());
  }

  @Test
  void guaranteesThatChangeAreBroken() {
    LazyMmSchemeProvider fickle =
        Providers.of(
            "fickle",
            kernel ->
                new ReferenceCounting(kernel) {
                  private boolean asked;

                  @Override
                  public Guarantees guarantees() {
                    Guarantees all = super.guarantees();
                    Guarantees said = asked ? all.retainingAtMost(2) : all;
                    asked = true;
                    return said;
                  }
                });

    ConformanceResult result = check(fickle, Budget.of(20));

    RuleResult guarantees = result.of(Rules.GUARANTEES);
    assertEquals(RuleVerdict.FAIL, guarantees.verdict());
    assertTrue(result.explain(guarantees).contains("retainedPerCpu=2"), result.explain(guarantees));
  }

  @Test
  void whatIsNotDoneAgainIsBroken() {
    AtomicInteger machines = new AtomicInteger();
    LazyMmSchemeProvider fickle =
        Providers.of(
            "fickle",
            kernel -> {
              boolean odd = machines.getAndIncrement() % 2 == 1;
              return new ReferenceCounting(kernel) {
                @Override
                public void giveBack(int cpu, Mm mm) {
                  super.giveBack(cpu, mm);
                  if (odd) {
                    kernel.memory().smpMb();
                  }
                }
              };
            });

    ConformanceResult result = check(fickle, Budget.of(40));

    RuleResult again = result.of(Rules.REPEATABLE);
    assertEquals(RuleVerdict.FAIL, again.verdict(), result.rules()::toString);
    assertTrue(result.explain(again).contains(" accesses, 0 violations"), result.explain(again));
  }

  @Test
  void aGuaranteeThatCouldBeMadeIsNamed() {
    LazyMmSchemeProvider modest =
        Providers.of(
            "modest",
            kernel ->
                new ReferenceCounting(kernel) {
                  @Override
                  public Guarantees guarantees() {
                    return Guarantees.none().countingLazyUsers().withBarrierOnGiveBack();
                  }
                });

    ConformanceResult result = check(modest, Budget.of(1_000));

    assertTrue(
        result.of(Property.I3).note().endsWith("it could be guaranteed"), result.rules()::toString);
    assertTrue(result.of(Property.L2).note().startsWith("rightly: "), result.rules()::toString);
  }

  @Test
  void scenariosRunFast() {
    Budget budget = Budget.of(10_000);
    check(FULL_BARRIER, budget); // Lets the compiler finish.
    long began = cpuTime();
    check(FULL_BARRIER, budget);
    double rate = budget.scenarios() / ((cpuTime() - began) / 1e9);

    System.out.printf("%.0f scenarios a second of one core%n", rate);
    assertTrue(rate > 2_000, () -> rate + " scenarios a second: far below the usual rate");
  }

  private static long cpuTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}

package org.lazymm.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lazymm.api.LazyMmSchemeProvider;
import org.lazymm.api.Mm;
import org.lazymm.api.Options;
import org.lazymm.broken.Providers;
import org.lazymm.scenario.StepPlaces;
import org.lazymm.scheduler.machine.InterruptCause;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.MmStruct;
import org.lazymm.scheme.fullbarrier.FullBarrierSchemeProvider;
import org.lazymm.scheme.reference.ReferenceCounting;
import org.lazymm.scheme.shootdown.ShootdownSchemeProvider;

/** Rules that somebody else wants to hold schemes to. */
class OwnRuleTest {
  private static final Budget BUDGET = Budget.of(40);
  private static final LazyMmSchemeProvider SOUND = new FullBarrierSchemeProvider();
  private static final LazyMmSchemeProvider BROKEN = new ShootdownSchemeProvider();

  @TempDir private Path folder = Path.of("set by JUnit");

  /** The rule that a scheme interrupts nobody, which one that shoots down breaks. */
  public static class InterruptsNobody implements OwnRule {
    private final String id;

    /** For the service loader. */
    public InterruptsNobody() {
      this("QUIET");
    }

    InterruptsNobody(String id) {
      this.id = id;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public String claim() {
      return "a scheme interrupts nobody";
    }

    @Override
    public String triedWhen() {
      return "an mm dies";
    }

    @Override
    public String rationale() {
      return "CPUs are isolated here.";
    }

    @Override
    public String check() {
      return "who is sent an IPI.";
    }

    @Override
    public Judge judge() {
      return new Watch();
    }
  }

  /** Watches one run. */
  private static class Watch implements OwnRule.Judge {
    private @Nullable Machine machine;
    private boolean tried;
    private @Nullable String first;

    @Override
    public void watch(Machine watched) {
      machine = watched;
    }

    @Override
    public void died(int cpu, MmStruct mm) {
      tried = true;
    }

    @Override
    public void interrupted(
        int from,
        int to,
        InterruptCause cause,
        Mm mm,
        boolean useful,
        boolean wasIdle,
        boolean wasHolder) {
      if (cause == InterruptCause.SCHEME && machine != null && first == null) {
        first = machine.cpu(to) + " is interrupted about " + mm;
      }
    }

    @Override
    public boolean tried() {
      return tried;
    }

    @Override
    public Optional<String> broken() {
      return Optional.ofNullable(first);
    }
  }

  private static OwnRule judgedBy(OwnRule.Judge judge) {
    return new InterruptsNobody() {
      @Override
      public Judge judge() {
        return judge;
      }
    };
  }

  private static ConformanceResult check(LazyMmSchemeProvider provider, RuleSet rules) {
    return ConformanceSuite.check(provider, Options.defaults(), BUDGET, rules);
  }

  private static RuleResult own(ConformanceResult result) {
    return result.rules().get(result.rules().size() - 1);
  }

  private static RuleResult own(LazyMmSchemeProvider provider, OwnRule rule) {
    return own(check(provider, RuleSet.shipped().with(rule)));
  }

  @Test
  void aSoundSchemeKeepsItOnSequentialRuns() {
    RuleResult found = own(SOUND, new InterruptsNobody());

    assertEquals("QUIET pass", found.toString());
    assertEquals(Basis.RUNS, found.basis());
    assertTrue(found.exercised() >= Rules.AT_LEAST, found::toString);
    assertEquals("an mm dies", found.rule().triedWhen());
  }

  @Test
  void aBrokenSchemeIsShownInTheSmallestScenario() {
    ConformanceResult result = check(BROKEN, RuleSet.shipped().with(new InterruptsNobody()));
    RuleResult found = own(result);

    assertEquals(RuleVerdict.FAIL, found.verdict());
    RuleFailure failure = found.failure().orElseThrow();
    assertTrue(failure.what().endsWith(" is interrupted about mm1"), failure::what);
    assertTrue(failure.steps() <= 4, failure::yaml);
    assertTrue(
        result
            .explain(found)
            .startsWith(BROKEN.name() + " breaks QUIET: a scheme interrupts nobody\n"),
        () -> result.explain(found));
    assertEquals(
        RuleVerdict.FAIL,
        own(ConformanceSuite.run(
                BROKEN,
                Options.defaults(),
                failure.scenario(),
                StepPlaces.NONE,
                RuleSet.shipped().with(new InterruptsNobody())))
            .verdict());
  }

  @Test
  void theVerdictsOnTheOtherRulesAreTheSame() {
    ConformanceResult without = check(BROKEN, RuleSet.shipped());
    ConformanceResult with = check(BROKEN, RuleSet.shipped().with(new InterruptsNobody()));

    assertEquals(
        without.rules().stream().map(RuleResult::toString).toList(),
        with.rules().subList(0, with.rules().size() - 1).stream()
            .map(RuleResult::toString)
            .toList());
  }

  @Test
  void whatNoRunHasTriedIsUnknown() {
    RuleResult found =
        own(
            SOUND,
            judgedBy(
                new Watch() {
                  @Override
                  public boolean tried() {
                    return false;
                  }
                }));

    assertEquals(
        "QUIET unknown (that an mm dies was seen in 0 scenarios, and must be in 5)",
        found.toString());
  }

  @Test
  void whatTheJudgeThrowsIsNoFaultOfTheScheme() {
    ConformanceResult result =
        check(
            SOUND,
            RuleSet.shipped()
                .with(
                    judgedBy(
                        new Watch() {
                          @Override
                          public void died(int cpu, MmStruct mm) {
                            throw new IllegalStateException("no idea");
                          }
                        })));

    assertEquals(
        "QUIET unknown (the rule itself throws java.lang.IllegalStateException: no idea)",
        own(result).toString());
    assertEquals(RuleVerdict.PASS, result.of(Rules.NO_CRASH).verdict());
  }

  @Test
  void aRunThatTheSchemeLeavesByAnExceptionHasTriedNothing() {
    LazyMmSchemeProvider thrower =
        Providers.of(
            "thrower",
            kernel ->
                new ReferenceCounting(kernel) {
                  @Override
                  public void giveBack(int cpu, Mm mm) {
                    throw new IllegalStateException("always");
                  }
                });
    ConformanceResult result = check(thrower, RuleSet.shipped().with(new InterruptsNobody()));

    assertEquals(RuleVerdict.UNKNOWN, own(result).verdict());
    assertEquals(0, own(result).exercised());
  }

  @ParameterizedTest
  @ValueSource(strings = {"S1", "eq"})
  void aTakenIdIsRefused(String id) {
    Exception thrown =
        assertThrows(
            IllegalArgumentException.class, () -> RuleSet.shipped().with(new InterruptsNobody(id)));
    assertEquals(
        "there is a rule '" + id + "' already; give this one another id", thrown.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "a b", "../x", "abcdefghijklmnopq"})
  void anIdThatIsNoneIsRefused(String id) {
    assertThrows(
        IllegalArgumentException.class, () -> RuleSet.shipped().with(new InterruptsNobody(id)));
  }

  @Test
  void oneOfTheClassPathJoins() throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(services.resolve(OwnRule.class.getName()), InterruptsNobody.class.getName());
    try (URLClassLoader classes =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, OwnRule.class.getClassLoader())) {
      assertEquals(
          Optional.of("QUIET"),
          RuleSet.onClassPath(classes).own().stream().map(Rule::id).findFirst());
    }
    assertEquals(RuleSet.shipped(), RuleSet.onClassPath(OwnRule.class.getClassLoader()));
  }
}

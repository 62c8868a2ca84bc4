package org.lazymm.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Options;
import org.lazymm.broken.Providers;
import org.lazymm.conformance.generate.ScenarioGenerator;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.ScenarioYaml;
import org.lazymm.scheduler.discovery.Discovery;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheduler.property.Violation;
import org.lazymm.scheme.reference.ReferenceCounting;
import org.lazymm.sequential.SequentialRun;
import org.lazymm.sequential.SequentialRunner;
import org.lazymm.testkit.asserting.AssertingScheme;

/** What a runtime may do of its own accord breaks no scheme that rests on the contract alone. */
@Tag("slow")
class CrankyRuntimeTest {
  private static final long SEED = 0xc4a9e1;
  private static final int SCENARIOS = 4_000;

  static Stream<SchemeSelection> shipped() {
    return Discovery.onClassPath().registry().schemes().stream().map(SchemeSelection::withDefaults);
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void everyShippedSchemeBearsIt(SchemeSelection scheme) {
    Function<Kernel, LazyMmScheme> asserting = AssertingScheme.sequential(scheme::create);
    for (int index = 0; index < SCENARIOS; index++) {
      Scenario scenario = cranky(index);
      SequentialRun run = SequentialRunner.run(scenario, asserting);

      assertTrue(run.sound(), () -> ScenarioYaml.write(scenario) + run);
    }
  }

  private static Scenario calm(int index) {
    return ScenarioGenerator.generate(SEED, index).withCranky(0);
  }

  private static Scenario cranky(int index) {
    return calm(index).withCranky(index + 1);
  }

  /** A scheme that rests on more than the contract, and the property that it then breaks. */
  private record Weak(
      String restsOn,
      Property breaks,
      Architecture architecture,
      Function<Kernel, LazyMmScheme> scheme) {
    @Override
    public String toString() {
      return restsOn;
    }
  }

  static Stream<Weak> weak() {
    return Stream.of(
        new Weak("prompt", Property.S1, Architecture.X86, OverAssumingScheme.PromptInterrupts::new),
        new Weak(
            "in order", Property.A1, Architecture.ARM64, OverAssumingScheme.HandlersInOrder::new),
        new Weak("exact", Property.X2, Architecture.RISCV, OverAssumingScheme.ExactCandidates::new),
        new Weak("ticks", Property.S1, Architecture.POWERPC, OverAssumingScheme.TicksAsTime::new));
  }

  @ParameterizedTest
  @MethodSource("weak")
  void whoRestsOnMorePassesPlainRunsAndFailsHere(Weak weak) {
    for (int index = 0; index < SCENARIOS; index++) {
      SequentialRun plain =
          SequentialRunner.run(calm(index).withArchitecture(weak.architecture()), weak.scheme());
      assertTrue(plain.sound(), plain::toString);
    }
    int caught = 0;
    for (int index = 0; index < SCENARIOS; index++) {
      SequentialRun run =
          SequentialRunner.run(cranky(index).withArchitecture(weak.architecture()), weak.scheme());
      caught +=
          run.violations().stream().anyMatch(found -> found.property() == weak.breaks()) ? 1 : 0;
    }
    System.out.printf("rests on %s: caught by %d of %d%n", weak, caught, SCENARIOS);
    assertTrue(caught > 0, "not caught");
  }

  @Test
  void theSuiteCatchesItAndItsScenarioSaysThatItIsCranky() {
    var provider = Providers.of("prompt", OverAssumingScheme.PromptInterrupts::new);
    ConformanceResult result = ConformanceSuite.check(provider, Options.defaults(), Budget.quick());

    RuleFailure failure = result.of(Property.S1).failure().orElseThrow();
    assertNotEquals(0, failure.scenario().cranky());
    Scenario read = ScenarioYaml.parse(failure.yaml(), "the failing scenario");
    assertEquals(failure.scenario(), read);
    assertEquals(
        RuleVerdict.FAIL,
        ConformanceSuite.replay(provider, Options.defaults(), read, RuleSet.shipped())
            .of(Property.S1)
            .verdict());
  }

  @Test
  void whatIsNotDueToItIsShownWithoutIt() {
    ConformanceResult result =
        ConformanceSuite.check(
            Providers.of(
                "leaks",
                kernel ->
                    new ReferenceCounting(kernel) {
                      @Override
                      public void giveBack(int cpu, org.lazymm.api.Mm mm) {}
                    }),
            Options.defaults(),
            Budget.of(200));

    for (Property rule : List.of(Property.K1, Property.K2, Property.S7)) {
      Scenario shown = result.of(rule).failure().orElseThrow().scenario();
      assertEquals(0, shown.cranky(), () -> rule + ": " + ScenarioYaml.write(shown));
    }
  }

  @Test
  void theSameSeedGivesTheSameRun() {
    for (int index = 0; index < 500; index++) {
      assertEquals(broken(cranky(index)), broken(cranky(index)));
    }
  }

  private static List<Violation> broken(Scenario scenario) {
    return SequentialRunner.run(scenario, OverAssumingScheme.PromptInterrupts::new).violations();
  }
}

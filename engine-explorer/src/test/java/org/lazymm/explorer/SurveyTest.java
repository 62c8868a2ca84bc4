package org.lazymm.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lazymm.explorer.scenario.Scenes.EXIT_AGAINST_RETURN;
import static org.lazymm.explorer.scenario.Scenes.scene;
import static org.lazymm.explorer.scenario.Scenes.steps;

import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Order;
import org.lazymm.explorer.search.Limits;
import org.lazymm.scenario.Scenario;
import org.lazymm.scheduler.machine.InfeasibleException;
import org.lazymm.scheduler.machine.Model;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheme.reference.ReferenceCounting;
import org.lazymm.scheme.reference.UncountedScheme;

class SurveyTest {
  private static final Scenario BUFFERING =
      scene(
          2,
          steps("0 run a", "1 run b"),
          steps("0 store x 1", "0 load y r", "1 store y 1", "1 load x s"));

  private static Survey<String> survey(
      Scenario scenario, Function<Kernel, LazyMmScheme> scheme, Model model, Limits limits) {
    return new ScenarioExplorer(limits)
        .survey(scenario, scheme, model, (machine, stage) -> stage.outcome().toString());
  }

  @Test
  void allEndsAreCollected() {
    Survey<String> sc = survey(BUFFERING, ReferenceCounting::new, Model.SC, Limits.NONE);
    assertEquals(3, sc.ends().size());
    assertEquals(3, sc.executions());
    assertEquals("", sc.unknown());
    assertEquals(Set.of(), sc.broken());
    assertEquals(
        4, survey(BUFFERING, ReferenceCounting::new, Model.TSO, Limits.NONE).ends().size());
  }

  @Test
  void whatIsBrokenCutsNothingOff() {
    Survey<String> survey =
        survey(EXIT_AGAINST_RETURN, UncountedScheme::new, Model.SC, Limits.NONE);
    assertEquals(Set.of(Property.S1), survey.broken());
    assertEquals("", survey.unknown());
  }

  @Test
  void aWaitForEverIsBrokenAndHasNoEnd() {
    Survey<String> survey =
        survey(
            scene(2, steps("0 run a"), steps("0 await x 1")),
            ReferenceCounting::new,
            Model.SC,
            Limits.NONE);
    assertEquals(Set.of(Property.L3), survey.broken());
    assertEquals(Set.of(), survey.ends());
    assertEquals(1, survey.executions());
  }

  @Test
  void aLimitThatIsMetIsNamed() {
    assertEquals(
        "EXECUTIONS",
        survey(BUFFERING, ReferenceCounting::new, Model.SC, Limits.NONE.withExecutions(1))
            .unknown());
  }

  @Test
  void whatCannotBeRunOrExploredIsNamed() {
    assertEquals(
        "cannot be explored: step 'run k' on cpu 1: cpu0 runs k; let it 'idle' or 'run' another"
            + " before",
        survey(
                scene(2, steps(), steps("0 run k", "1 run k")),
                ReferenceCounting::new,
                Model.SC,
                Limits.NONE)
            .unknown());
    assertEquals(
        "infeasible",
        survey(
                scene(2, steps(), steps("0 tick")),
                kernel ->
                    new ReferenceCounting(kernel) {
                      @Override
                      public void tick(int cpu) {
                        throw new InfeasibleException("locked");
                      }
                    },
                Model.SC,
                Limits.NONE)
            .unknown());
  }

  @Test
  void aSurveyKeepsCopies() {
    Survey<String> survey = new Survey<>(Set.of(Property.S1), Set.of("end"), 1, "");
    assertThrows(UnsupportedOperationException.class, () -> survey.ends().add("other"));
  }

  @Test
  void aSchemeThatIsBrokenInTheSetupIsNotLookedAtAnyFurther() {
    Survey<String> survey =
        survey(
            scene(2, steps("0 run o", "1 tick"), steps("0 tick")),
            kernel ->
                new ReferenceCounting(kernel) {
                  @Override
                  public void tick(int cpu) {
                    throw new IllegalStateException("too early");
                  }
                },
            Model.SC,
            Limits.NONE);
    assertTrue(survey.unknown().startsWith("broken in the setup: ["), survey::unknown);
    assertTrue(survey.unknown().contains("too early"), survey::unknown);
    assertEquals(0, survey.executions());
    assertEquals(Set.of(), survey.ends());
  }

  @Test
  void anExecutionThatCrashesHasNoEnd() {
    Survey<String> survey =
        survey(
            scene(2, steps("0 run a"), steps("0 tick")),
            kernel ->
                new ReferenceCounting(kernel) {
                  @Override
                  public void tick(int cpu) {
                    throw new IllegalStateException("oops");
                  }
                },
            Model.SC,
            Limits.NONE);
    assertEquals(Set.of(), survey.ends());
    assertEquals(Set.of(Property.A1), survey.broken());
    assertEquals(1, survey.executions());
  }

  @Test
  void aCpuThatIsInterruptedWhileItWaitsIsNotStuck() {
    Survey<String> survey =
        survey(
            scene(2, steps("0 run a", "1 run b"), steps("0 tick", "0 store x 1", "1 await x 1")),
            kernel ->
                new ReferenceCounting(kernel) {
                  @Override
                  public void tick(int cpu) {
                    if (cpu == 0) {
                      // Not at once, as interrupts are off.
                      kernel.defer(
                          cpu,
                          (by, about) -> kernel.ipi().callAndWait(1, (on, mm) -> {}, about),
                          kernel.initMm());
                    }
                  }
                },
            Model.SC,
            Limits.NONE);
    assertEquals(Set.of(), survey.broken());
    assertEquals("", survey.unknown());
    assertEquals(1, survey.ends().size());
  }

  @Test
  void allWaysToWaitForEverAreLookedAt() {
    Survey<String> survey =
        survey(
            scene(
                2,
                steps("0 run a", "1 run b"),
                steps("0 store x 1", "1 load x r", "0 await y 1", "1 await y 2")),
            ReferenceCounting::new,
            Model.SC,
            Limits.NONE);
    assertEquals(2, survey.executions());
    assertEquals("", survey.unknown());
    assertEquals(Set.of(Property.L3), survey.broken());
  }

  @Test
  void aHookThatMayNeverEndIsNamed() {
    String unknown =
        survey(
                scene(2, steps("0 run a"), steps("0 tick")),
                kernel ->
                    new ReferenceCounting(kernel) {
                      @Override
                      public void tick(int cpu) {
                        while (!kernel.isDead(kernel.initMm(), Order.RELAXED)) {
                          // It never dies.
                        }
                      }
                    },
                Model.SC,
                Limits.NONE)
            .unknown();
    assertTrue(unknown.startsWith("ENDLESSa hook made more than 300 accesses"), unknown);
  }
}

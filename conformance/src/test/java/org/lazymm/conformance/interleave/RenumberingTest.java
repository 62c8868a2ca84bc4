package org.lazymm.conformance.interleave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.broken.scheme.InterruptsEverybody;
import org.lazymm.broken.scheme.Leaks;
import org.lazymm.conformance.oracle.ReferenceCounting;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheduler.scenario.Scenario;
import org.lazymm.scheduler.scenario.Step;

/** The same scenario in other words breaks the same. */
class RenumberingTest {
  private static final int STATES = 20_000;
  private static final List<Function<Kernel, LazyMmScheme>> SCHEMES =
      List.of(ReferenceCounting::new, InterruptsEverybody::new, Leaks::new);

  private static Set<Property> broken(Scenario scenario, Function<Kernel, LazyMmScheme> scheme) {
    Interleaved found = new Interleaver(scenario, scheme, STATES).run(StoreOrder.AT_ONCE);
    return found.unknown().isEmpty() ? found.broken() : EnumSet.allOf(Property.class);
  }

  @Test
  void argumentsThatAreCpusAreRenumberedToo() {
    Scenario scenario =
        SmallScenarios.generate(4, 0)
            .withSetup(List.of(Step.of(0, "run a")))
            .withSteps(List.of(Step.of(1, "die"), Step.of(0, "reap 1")));
    Renumbering swap = new Renumbering(List.of(1, 0));
    assertTrue(!swap.fits(scenario));
    Scenario three = SmallScenarios.generate(4, 0).withSetup(List.of()).withSteps(List.of());
    Scenario renamed =
        new Renumbering(List.of(0, 2, 1))
            .of(
                Renumbering.withStranger(three)
                    .withSteps(List.of(Step.of(1, "die"), Step.of(0, "reap 1"))));
    assertEquals(List.of(Step.of(2, "die"), Step.of(0, "reap 2")), renamed.steps());
  }

  @Test
  void renumberedScenarioBreaksTheSame() {
    int compared = 0;
    for (int index = 0; index < 60; index++) {
      Scenario scenario = SmallScenarios.generate(4, index);
      Function<Kernel, LazyMmScheme> scheme = SCHEMES.get(index % SCHEMES.size());
      for (Renumbering renumbering : Renumbering.all(scenario.cpus())) {
        if (renumbering.fits(scenario)) {
          Scenario renamed = renumbering.of(scenario);
          assertEquals(broken(scenario, scheme), broken(renamed, scheme), scenario::toString);
          compared++;
        }
      }
    }
    assertTrue(compared > 100, "compared: " + compared);
  }

  @Test
  void strangerChangesNothing() {
    for (int index = 0; index < 30; index++) {
      Scenario scenario = SmallScenarios.generate(4, index);
      Function<Kernel, LazyMmScheme> scheme = SCHEMES.get(index % SCHEMES.size());
      assertEquals(
          broken(scenario, scheme),
          broken(Renumbering.withStranger(scenario), scheme),
          scenario::toString);
    }
  }
}

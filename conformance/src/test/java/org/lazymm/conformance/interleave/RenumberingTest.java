package org.lazymm.conformance.interleave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.broken.scheme.InterruptsEverybody;
import org.lazymm.broken.scheme.Leaks;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.Step;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheme.reference.ReferenceCounting;

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
    Scenario renamed =
        new Renumbering(List.of(0, 2, 1))
            .of(
                hotplug(
                    3,
                    Step.of(0, "take-down 1"),
                    Step.of(1, "die"),
                    Step.of(0, "reap 1"),
                    Step.of(0, "bring-up 1"),
                    Step.of(1, "come-up"),
                    Step.of(0, "await-up 1"),
                    Step.of(0, "offline 2"),
                    Step.of(0, "online 2")));
    assertEquals(
        List.of(
            Step.of(0, "take-down 2"),
            Step.of(2, "die"),
            Step.of(0, "reap 2"),
            Step.of(0, "bring-up 2"),
            Step.of(2, "come-up"),
            Step.of(0, "await-up 2"),
            Step.of(0, "offline 1"),
            Step.of(0, "online 1")),
        renamed.steps());
  }

  @ParameterizedTest
  @ValueSource(strings = {"take-down 1", "bring-up 1", "offline 1", "online 1"})
  void cpu0NeitherGoesNorComes(String step) {
    Renumbering swap = new Renumbering(List.of(1, 0));
    assertFalse(swap.fits(hotplug(2, Step.of(0, step))));
    assertFalse(swap.fits(hotplug(2, Step.of(1, "die"))));
    assertTrue(swap.fits(hotplug(2, Step.of(1, "tick"))));
  }

  private static Scenario hotplug(int cpus, Step... steps) {
    return Scenario.of("hotplug", cpus, Architecture.X86, List.of(), List.of(steps));
  }

  @Test
  void renumberedScenarioBreaksTheSame() {
    int compared = 0;
    for (int index = 0; index < 60; index++) {
      Scenario scenario = SmallScenarios.generate(4, index).withCranky(0); // Whims go by numbers.
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
      Scenario scenario = SmallScenarios.generate(4, index).withCranky(0); // Whims go by numbers.
      Function<Kernel, LazyMmScheme> scheme = SCHEMES.get(index % SCHEMES.size());
      assertEquals(
          broken(scenario, scheme),
          broken(Renumbering.withStranger(scenario), scheme),
          scenario::toString);
    }
  }
}

package org.lazymm.explorer.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.lazymm.explorer.scenario.Scenes.scene;
import static org.lazymm.explorer.scenario.Scenes.steps;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lazymm.explorer.ScenarioExplorer;
import org.lazymm.explorer.Survey;
import org.lazymm.explorer.search.Limits;
import org.lazymm.scenario.Step;
import org.lazymm.scheduler.machine.Model;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheme.reference.ReferenceCounting;

/** S4 of kernel threads: what keeps the last user of an mm until they have used it. */
class UsedMmsTest {
  private static Set<Property> broken(List<Step> setup, List<Step> steps) {
    Survey<String> found =
        new ScenarioExplorer(Limits.NONE)
            .survey(
                scene(2, setup, steps),
                ReferenceCounting::new,
                Model.SC,
                (machine, stage) -> stage.outcome().toString());
    assertEquals("", found.unknown());
    return found.broken();
  }

  @Test
  void useInTheConcurrentPartIsJudged() {
    List<Step> kept = steps("0 run o", "0 pin o", "1 run k");
    assertEquals(Set.of(Property.S4), broken(kept, steps("1 use-mm o", "1 unuse-mm", "0 exit-mm")));
    assertEquals(
        Set.of(),
        broken(
            kept,
            steps("1 get-users o", "1 use-mm o", "1 unuse-mm", "1 put-users o", "0 exit-mm")));
  }

  @Test
  void useThatBeganInTheSetupIsJudged() {
    List<Step> used = steps("0 run o", "0 pin o", "1 run k", "1 use-mm o");
    assertEquals(Set.of(Property.S4), broken(used, steps("0 exit-mm", "1 tick")));
    assertEquals(Set.of(Property.S4), broken(used, steps("0 exit-mm", "1 unuse-mm")));
  }

  @Test
  void useThatBeganInTheSetupMayEndBeforeTheLastUserGoes() {
    List<Step> used = steps("0 run o", "0 pin o", "1 run k", "1 use-mm o");
    assertEquals(
        Set.of(),
        broken(used, steps("1 unuse-mm", "1 run q", "1 store x 1", "0 await x 1", "0 exit-mm")));
  }

  @Test
  void useThatBeganInTheSetupWithAUserReferenceIsKept() {
    List<Step> used = steps("0 run o", "1 run k", "1 get-users o", "1 use-mm o");
    assertEquals(Set.of(), broken(used, steps("0 exit-mm", "1 unuse-mm", "1 put-users o")));
  }
}

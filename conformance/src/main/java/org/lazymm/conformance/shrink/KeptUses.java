package org.lazymm.conformance.shrink;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.lazymm.scenario.ActionKind;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.Step;

/**
 * Whether each kernel thread that uses an mm has a user reference of its caller's: a scenario in
 * which one has not is itself at fault, and what it breaks says nothing of a scheme.
 */
final class KeptUses {
  private KeptUses() {}

  /** Whether each use comes after a reference that was taken for it. */
  static boolean in(Scenario scenario) {
    Map<String, Integer> spare = new HashMap<>();
    return Stream.of(scenario.setup(), scenario.steps()).allMatch(steps -> in(steps, spare));
  }

  private static boolean in(List<Step> steps, Map<String, Integer> spare) {
    for (Step step : steps) {
      String owner = step.action().argument();
      ActionKind verb = step.action().verb();
      if (verb == ActionKind.GET_USERS) {
        spare.merge(owner, 1, Integer::sum);
      } else if (verb == ActionKind.USE_MM || verb == ActionKind.USE_MM_SWITCH) {
        if (spare.merge(owner, -1, Integer::sum) < 0) {
          return false;
        }
      }
      if (!in(step.meanwhile(), spare)) {
        return false;
      }
    }
    return true;
  }
}

package org.lazymm.explorer.replay;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lazymm.explorer.scenario.StepBegin;

/**
 * What stands behind the events of an execution that is shown: the steps that they are part of, and
 * what was so before the first of them.
 *
 * @param steps where each step begins, in the order of the scenario
 * @param restsFrom of each CPU the place in its program order from which on all its steps are done
 * @param initial the value, in words, that each cell held at first, by its name
 * @param memories the memory of the mm that a cell is a field of, by the names of both
 * @param ofScheme the numbers of the events that the scheme's own code makes
 */
public record Backdrop(
    List<StepBegin> steps,
    List<Integer> restsFrom,
    Map<String, String> initial,
    Map<String, String> memories,
    Set<Integer> ofScheme) {
  /** Nothing is known. */
  public static final Backdrop NONE =
      new Backdrop(List.of(), List.of(), Map.of(), Map.of(), Set.of());

  /** Copies all. */
  public Backdrop {
    steps = List.copyOf(steps);
    restsFrom = List.copyOf(restsFrom);
    initial = Map.copyOf(initial);
    memories = Map.copyOf(memories);
    ofScheme = Set.copyOf(ofScheme);
  }
}

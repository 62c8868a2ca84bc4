package org.lazymm.conformance.shrink;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.Step;

/** Leaves steps out, and lets stopped steps run through. */
final class FewerSteps {
  private FewerSteps() {}

  /** Without a run of steps: halves first, then quarters, down to two. */
  static Stream<Scenario> chunks(Scenario scenario) {
    return Changes.either(scenario, FewerSteps::chunks);
  }

  private static Stream<List<Step>> chunks(List<Step> steps) {
    return Stream.iterate(steps.size() / 2, size -> size > 1, size -> size / 2)
        .flatMap(
            size ->
                IntStream.iterate(steps.size() - size, start -> start >= 0, start -> start - size)
                    .mapToObj(start -> without(steps, start, size)));
  }

  /** Without one step, or one stop, at any depth; the last first. */
  static Stream<Scenario> edits(Scenario scenario) {
    return Changes.either(scenario, FewerSteps::edits);
  }

  private static Stream<List<Step>> edits(List<Step> steps) {
    return IntStream.iterate(steps.size() - 1, index -> index >= 0, index -> index - 1)
        .boxed()
        .flatMap(index -> editsAt(steps, index));
  }

  private static Stream<List<Step>> editsAt(List<Step> steps, int index) {
    Stream<List<Step>> removed = Stream.of(without(steps, index, 1));
    Step step = steps.get(index);
    if (step.stallAfter() == 0) {
      return removed;
    }
    Step plain = Changes.running(step);
    List<Step> after = new ArrayList<>(List.of(plain));
    after.addAll(step.meanwhile());
    List<Step> before = new ArrayList<>(step.meanwhile());
    before.add(plain);
    return Stream.concat(
        removed,
        Stream.concat(
            Stream.of(List.of(plain), after, before, step.meanwhile())
                .map(others -> with(steps, index, others)),
            edits(step.meanwhile())
                .map(inner -> with(steps, index, List.of(Changes.meanwhile(step, inner))))));
  }

  private static List<Step> without(List<Step> steps, int start, int count) {
    List<Step> fewer = new ArrayList<>(steps.subList(0, start));
    fewer.addAll(steps.subList(start + count, steps.size()));
    return fewer;
  }

  private static List<Step> with(List<Step> steps, int index, List<Step> others) {
    List<Step> changed = new ArrayList<>(steps.subList(0, index));
    changed.addAll(others);
    changed.addAll(steps.subList(index + 1, steps.size()));
    return changed;
  }
}

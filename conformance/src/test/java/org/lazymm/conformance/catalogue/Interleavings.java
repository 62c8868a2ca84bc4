package org.lazymm.conformance.catalogue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.Step;

/** Every order of a scenario's steps that keeps the order of each CPU. */
final class Interleavings {
  private final List<List<Step>> steps = new ArrayList<>();
  private final Deque<Step> taken = new ArrayDeque<>();
  private final List<List<Step>> found = new ArrayList<>();

  private Interleavings(Scenario scenario) {
    for (int cpu = 0; cpu < scenario.cpus(); cpu++) {
      int own = cpu;
      steps.add(scenario.steps().stream().filter(step -> step.cpu() == own).toList());
    }
  }

  static List<Scenario> of(Scenario scenario) {
    Interleavings all = new Interleavings(scenario);
    all.extend(new int[scenario.cpus()]);
    return all.found.stream().map(scenario::withSteps).toList();
  }

  private void extend(int[] done) {
    boolean complete = true;
    for (int cpu = 0; cpu < done.length; cpu++) {
      if (done[cpu] < steps.get(cpu).size()) {
        complete = false;
        taken.addLast(steps.get(cpu).get(done[cpu]++));
        extend(done);
        taken.removeLast();
        done[cpu]--;
      }
    }
    if (complete) {
      found.add(List.copyOf(taken));
    }
  }
}

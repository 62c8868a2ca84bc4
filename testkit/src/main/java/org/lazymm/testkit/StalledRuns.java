package org.lazymm.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.Step;
import org.lazymm.sequential.SequentialRun;
import org.lazymm.sequential.SequentialRunner;

/** Runs a scenario once for each point at which one of its steps can be stopped. */
public final class StalledRuns {
  /** More accesses than the steps of small scenarios make. */
  private static final int MOST_ACCESSES = 80;

  private StalledRuns() {}

  /**
   * What is seen broken, each with the point at which the step was stopped.
   *
   * @param scenario what happens
   * @param stopped the index of the step that is stopped
   * @param meanwhile what happens while it stands still
   * @param scheme makes the scheme
   */
  public static List<String> broken(
      Scenario scenario, int stopped, List<Step> meanwhile, Function<Kernel, LazyMmScheme> scheme) {
    List<String> broken = new ArrayList<>();
    for (int point = 1; point <= MOST_ACCESSES; point++) {
      List<Step> steps = new ArrayList<>(scenario.steps());
      steps.set(stopped, steps.get(stopped).stalled(point, meanwhile.toArray(new Step[0])));
      SequentialRun run = SequentialRunner.run(scenario.withSteps(steps), scheme);
      int at = point;
      run.violations().forEach(violation -> broken.add("stopped at " + at + ": " + violation));
      run.crash().ifPresent(crash -> broken.add("stopped at " + at + ": " + crash));
    }
    return broken;
  }
}

package org.lazymm.conformance.shrink;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.lazymm.scenario.ActionKind.Argument;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.Step;
import org.lazymm.scenario.TaskSpec;

/** Numbers CPUs and names tasks in the order in which they appear. */
final class InOrder {
  private static final String PROCESSES = "abcdefgh";
  private static final String KERNEL_THREADS = "klmnopqr";

  private InOrder() {}

  static Stream<Scenario> of(Scenario scenario) {
    return Stream.of(cpus(scenario), names(scenario)).filter(other -> !other.equals(scenario));
  }

  private static Scenario cpus(Scenario scenario) {
    List<Integer> order = new ArrayList<>();
    Changes.all(scenario)
        .forEach(
            step -> {
              note(order, step.cpu());
              note(order, FewerCpus.named(step.action()));
            });
    for (int cpu = 0; cpu < scenario.cpus(); cpu++) {
      note(order, cpu);
    }
    return Changes.with(
        scenario,
        scenario.cpus(),
        scenario.tasks(),
        step -> FewerCpus.renumbered(step, order::indexOf));
  }

  private static void note(List<Integer> order, int cpu) {
    if (cpu >= 0 && !order.contains(cpu)) {
      order.add(cpu);
    }
  }

  private static Scenario names(Scenario scenario) {
    Map<String, String> names = new LinkedHashMap<>();
    int processes = 0;
    int kernelThreads = 0;
    for (TaskSpec task : scenario.tasks()) {
      boolean kernelThread = task.mm().equals(TaskSpec.NONE);
      int index = kernelThread ? kernelThreads++ : processes++;
      String letters = kernelThread ? KERNEL_THREADS : PROCESSES;
      if (index >= letters.length()) {
        return scenario;
      }
      names.put(task.name(), letters.substring(index, index + 1));
    }
    for (Step step : Changes.all(scenario).toList()) {
      String child = step.action().argument();
      if (step.action().verb().argument() == Argument.TASK && !names.containsKey(child)) {
        if (processes == PROCESSES.length()) {
          return scenario;
        }
        names.put(child, PROCESSES.substring(processes, processes + 1));
        processes++;
      }
    }
    List<TaskSpec> tasks =
        scenario.tasks().stream()
            .map(
                task ->
                    new TaskSpec(
                        names.getOrDefault(task.name(), task.name()),
                        names.getOrDefault(task.mm(), task.mm())))
            .toList();
    return Changes.with(
        scenario,
        scenario.cpus(),
        tasks,
        step ->
            step.action().verb().argument() == Argument.TASK
                ? FewerTasks.renamed(
                    step, names.getOrDefault(step.action().argument(), step.action().argument()))
                : step);
  }
}

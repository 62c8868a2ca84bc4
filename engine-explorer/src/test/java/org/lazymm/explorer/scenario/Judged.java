package org.lazymm.explorer.scenario;

import java.util.BitSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.model.MemoryModel;
import org.lazymm.explorer.model.MemoryModels;
import org.lazymm.explorer.search.Limits;
import org.lazymm.explorer.search.Search;
import org.lazymm.explorer.search.Visitor;
import org.lazymm.scenario.Scenario;
import org.lazymm.scheduler.machine.Model;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheduler.property.Violation;

/** What all executions of a scenario break, none of them left out, in words. */
final class Judged implements Visitor {
  private final KernelProgram program;
  private final ExecutionJudge judge;
  private final SortedSet<String> broken = new TreeSet<>();
  private long complete;
  private long stuck;

  private Judged(KernelProgram program, MemoryModel model) {
    this.program = program;
    this.judge = new ExecutionJudge(program, model);
  }

  static Judged of(Scenario scenario, Function<Kernel, LazyMmScheme> scheme, Model model) {
    return of(scenario, scheme, model, new BitSet());
  }

  /** With the CPUs that are known to be interrupted; the others are added as they are found. */
  static Judged of(
      Scenario scenario, Function<Kernel, LazyMmScheme> scheme, Model model, BitSet ipiTargets) {
    while (true) {
      try {
        return of(
            new KernelProgram(scenario, scheme, ipiTargets, new Sites()), MemoryModels.of(model));
      } catch (NewIpiTargetException e) {
        // Now it is known that this CPU is interrupted.
      }
    }
  }

  /** What a program breaks whose interrupted CPUs are all known. */
  static Judged of(KernelProgram program, MemoryModel model) {
    Judged judged = new Judged(program, model);
    new Search(program, model, Limits.NONE, judged).run();
    return judged;
  }

  @Override
  public boolean complete(ExecutionGraph graph) {
    complete++;
    judge.complete(graph).forEach(finding -> broken.add(text(finding.violation())));
    return true;
  }

  @Override
  public boolean deadlock(ExecutionGraph graph) {
    if (!program.isAboutToBeInterrupted(graph)) {
      stuck++;
      judge.deadlock(graph).forEach(finding -> broken.add(text(finding.violation())));
    }
    return true;
  }

  private static String text(Violation violation) {
    return violation.property() + " " + violation.what();
  }

  /** Property and reason of all that any execution breaks. */
  Set<String> broken() {
    return broken;
  }

  /** The reasons for which one property is broken. */
  Set<String> broken(Property property) {
    return broken.stream()
        .filter(each -> each.startsWith(property + " "))
        .map(each -> each.substring(property.name().length() + 1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  long executions() {
    return complete;
  }

  long deadlocks() {
    return stuck;
  }

  /** In how many executions a property was in danger. */
  long tried(Property property) {
    return judge.coverage().of(property);
  }

  /** The program, as its last execution left it. */
  KernelProgram program() {
    return program;
  }
}

package org.lazymm.explorer;

import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.model.MemoryModel;
import org.lazymm.explorer.model.MemoryModels;
import org.lazymm.explorer.scenario.ExecutionJudge;
import org.lazymm.explorer.scenario.KernelProgram;
import org.lazymm.explorer.scenario.Sites;
import org.lazymm.explorer.search.Limits;
import org.lazymm.explorer.search.Search;
import org.lazymm.explorer.search.SearchOutcome;
import org.lazymm.explorer.search.Visitor;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.ScenarioInterpreter;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.Model;
import org.lazymm.scheduler.property.Property;

/** One look at all executions of a scenario, with all interrupted CPUs known. */
final class Surveying<T> implements Visitor {
  private final KernelProgram program;
  private final ExecutionJudge judge;
  private final Search search;
  private final BiFunction<Machine, ScenarioInterpreter, T> describe;
  private final Set<Property> broken = EnumSet.noneOf(Property.class);
  private final Set<T> ends = new HashSet<>();
  private boolean infeasible;

  Surveying(
      Scenario scenario,
      Function<Kernel, LazyMmScheme> scheme,
      Model model,
      BitSet ipiTargets,
      Limits limits,
      BiFunction<Machine, ScenarioInterpreter, T> describe) {
    this.program = new KernelProgram(scenario, scheme, ipiTargets, new Sites());
    MemoryModel memoryModel = MemoryModels.of(model);
    this.judge = new ExecutionJudge(program, memoryModel);
    this.search = new Search(program, memoryModel, limits, this);
    this.describe = describe;
  }

  @Override
  public boolean complete(ExecutionGraph graph) {
    infeasible |= program.isInfeasible();
    if (!program.isCrashed()) {
      ends.add(program.look(graph, describe));
    }
    judge.complete(graph).forEach(finding -> broken.add(finding.violation().property()));
    return true;
  }

  @Override
  public boolean deadlock(ExecutionGraph graph) {
    if (!program.isAboutToBeInterrupted(graph)) {
      judge.deadlock(graph).forEach(finding -> broken.add(finding.violation().property()));
    }
    return true;
  }

  Survey<T> survey() {
    if (!program.brokenInSetup().isEmpty()) {
      // As an exploration does: what comes after that says nothing.
      return new Survey<>(broken, ends, 0, "broken in the setup: " + program.brokenInSetup());
    }
    SearchOutcome outcome = search.run();
    return new Survey<>(
        broken,
        ends,
        outcome.complete() + outcome.deadlocks(),
        outcome.exhaustive() ? infeasible ? "infeasible" : "" : outcome.end() + program.bound());
  }
}

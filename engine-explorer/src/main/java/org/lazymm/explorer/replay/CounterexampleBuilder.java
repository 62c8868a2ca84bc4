package org.lazymm.explorer.replay;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.graph.Label;
import org.lazymm.explorer.model.MemoryModel;
import org.lazymm.explorer.model.MemoryModels;
import org.lazymm.explorer.scenario.ExecutionJudge;
import org.lazymm.explorer.scenario.Finding;
import org.lazymm.explorer.scenario.KernelProgram;
import org.lazymm.explorer.scenario.Sites;
import org.lazymm.explorer.scenario.UnexplorableException;
import org.lazymm.scenario.Scenario;
import org.lazymm.scheduler.machine.Model;
import org.lazymm.scheduler.property.Property;

/**
 * Repeats one execution of a scenario on a machine of its own, judges it and puts it into words.
 */
public final class CounterexampleBuilder {
  private final KernelProgram program;
  private final Model model;
  private final Sites sites;
  private final BitSet ipiTargets;

  /**
   * A machine to repeat an execution on.
   *
   * @param scenario what happens
   * @param scheme makes the scheme
   * @param model must allow it
   * @param ipiTargets the CPUs that are interrupted, or might be
   * @param sites notes where the operations stand
   */
  public CounterexampleBuilder(
      Scenario scenario,
      Function<Kernel, LazyMmScheme> scheme,
      Model model,
      BitSet ipiTargets,
      Sites sites) {
    this.program = new KernelProgram(scenario, scheme, (BitSet) ipiTargets.clone(), sites);
    this.model = model;
    this.ipiTargets = ipiTargets;
    this.sites = sites;
  }

  /** Tells an execution that was found. */
  public Counterexample of(Finding finding) {
    ExecutionGraph graph = finding.graph();
    int[] order = Linearization.of(graph, finding.first(), finding.second());
    return of(ScheduledEvent.of(graph, order), List.of(), finding.violation().property())
        .orElseThrow(
            () ->
                new UnexplorableException(
                    "an execution that breaks a property breaks none when it is repeated"));
  }

  /**
   * Tells an execution that was recorded.
   *
   * @param cues its events
   * @param recorded what was recorded of them; empty if that is not known
   * @param property what it is told of, if it breaks it; otherwise whatever it breaks
   * @return the counterexample that it is, or none if it breaks nothing
   */
  public Optional<Counterexample> of(
      List<ScheduledEvent> cues, List<ExecutionEvent> recorded, Property property) {
    sites.record();
    ExecutionGraph graph;
    try {
      graph = ExecutionReplayer.of(program, cues);
    } finally {
      sites.stop();
    }
    EventDescriber exposition = new EventDescriber(program, sites);
    List<ExecutionEvent> events = exposition.events(graph);
    Backdrop backdrop = exposition.backdrop(graph);
    compare(recorded, events);
    MemoryModel memoryModel = MemoryModels.of(model);
    if (!memoryModel.consistent(graph) || !memoryModel.acceptsComplete(graph)) {
      throw new UnexplorableException("model " + model + " does not allow this execution");
    }
    List<Finding> findings = judged(graph, memoryModel);
    return findings.stream()
        .filter(finding -> finding.violation().property() == property)
        .findFirst()
        .or(() -> findings.stream().findFirst())
        .map(
            finding ->
                new Counterexample(
                    program.scenario(),
                    model,
                    finding.violation(),
                    ipiTargets.stream().boxed().toList(),
                    events,
                    culprits(finding),
                    cause(finding, exposition),
                    backdrop));
  }

  private static FlawCause cause(Finding finding, EventDescriber exposition) {
    return new FlawCause(
        finding.violation().property(),
        finding.kind(),
        culprits(finding).stream().map(each -> exposition.place(finding.graph(), each)).toList());
  }

  private static void compare(List<ExecutionEvent> recorded, List<ExecutionEvent> events) {
    for (int place = 0; place < recorded.size(); place++) {
      ExecutionEvent was = recorded.get(place);
      ExecutionEvent is = events.get(place);
      if (!was.cell().equals(is.cell()) || !was.value().equals(is.value())) {
        throw new UnexplorableException(
            "event "
                + place
                + " of cpu"
                + is.cpu()
                + " was recorded with "
                + was.cell()
                + " = "
                + was.value()
                + " and has "
                + is.cell()
                + " = "
                + is.value()
                + " now, at "
                + is.site());
      }
    }
  }

  private List<Finding> judged(ExecutionGraph graph, MemoryModel memoryModel) {
    ExecutionJudge judge = new ExecutionJudge(program, memoryModel);
    boolean waiting = false;
    for (int cpu = 0; cpu < graph.threads(); cpu++) {
      int size = graph.size(cpu);
      int last = size == 0 ? ExecutionGraph.NONE : graph.event(cpu, size - 1);
      if (last != ExecutionGraph.NONE && graph.blocks(last)) {
        if (graph.rf(last) != graph.coLast(graph.location(last))) {
          throw new UnexplorableException(
              "cpu" + cpu + " waits at its end for what has happened already");
        }
        waiting |= !graph.is(last, Label.IDLE);
      }
    }
    if (!waiting) {
      return judge.complete(graph);
    }
    return program.isAboutToBeInterrupted(graph) ? List.of() : judge.deadlock(graph);
  }

  private static List<Integer> culprits(Finding finding) {
    List<Integer> culprits = new ArrayList<>();
    for (int event : new int[] {finding.first(), finding.second()}) {
      if (event != ExecutionGraph.NONE) {
        culprits.add(event);
      }
    }
    return culprits;
  }
}

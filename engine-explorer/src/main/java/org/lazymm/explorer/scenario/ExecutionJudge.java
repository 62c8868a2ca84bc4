package org.lazymm.explorer.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.graph.Label;
import org.lazymm.explorer.model.MemoryModel;
import org.lazymm.explorer.scenario.Finding.Kind;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheduler.property.Violation;

/**
 * Judges one execution of a scenario: by the orders between its events, by what the CPUs reported,
 * by its outcome, and by how it ends.
 */
public final class ExecutionJudge {
  private final KernelProgram program;
  private final MemoryModel model;
  private final EndOfRun end;
  private final Triggers situations = new Triggers();

  /**
   * A judge.
   *
   * @param program has run in what is judged
   * @param model which orders there are
   */
  public ExecutionJudge(KernelProgram program, MemoryModel model) {
    this.program = program;
    this.model = model;
    this.end = new EndOfRun(program);
  }

  /** All that a complete execution breaks, the worst first; the graphs are not copied. */
  public List<Finding> complete(ExecutionGraph graph) {
    List<Finding> findings = new ArrayList<>();
    boolean hotplugNow = program.hotplug();
    if (program.isInfeasible()) {
      return findings;
    }
    events(graph, true, findings);
    if (program.skipped().isEmpty() && !program.isCrashed()) {
      program
          .scenario()
          .forbidden()
          .flatMap(forbidden -> program.outcome(graph).judge(forbidden))
          .ifPresent(violation -> findings.add(about(Kind.OUTCOME, violation, graph)));
    }
    if (program.crashes().isEmpty()) {
      for (Violation violation : end.judge(graph)) {
        findings.add(about(Kind.CLOSING, violation, graph));
      }
    }
    return withHotplug(findings, hotplugNow);
  }

  /** All that a deadlock breaks. */
  public List<Finding> deadlock(ExecutionGraph graph) {
    List<Finding> findings = new ArrayList<>();
    boolean hotplugNow = program.hotplug();
    events(graph, false, findings);
    if (program.crashes().isEmpty() && program.skipped().isEmpty()) {
      // Otherwise whoever waits for a CPU that has thrown, or that did not do what it was to do,
      // waits for ever; and steps that wait for each other's are the scenario's fault.
      waits(graph).ifPresent(findings::add);
    }
    return withHotplug(findings, hotplugNow);
  }

  /** What has been tried until now. */
  public Coverage coverage() {
    return situations.coverage();
  }

  private void events(ExecutionGraph graph, boolean complete, List<Finding> findings) {
    program
        .crashes()
        .forEach(what -> findings.add(seen(new Violation(Property.A1, -1, what, ""), graph)));
    Execution execution = new Execution(program, model, graph);
    situations.count(execution, complete);
    Lifetimes.judge(execution, findings);
    CountOrder.judge(execution, model, findings);
    CandidateSets.judge(execution, findings);
    UsedMms.judge(execution, findings);
    program.reported().forEach(violation -> findings.add(seen(violation, graph)));
    program.outside().ifPresent(what -> findings.add(seen(outside(what), graph)));
  }

  /** State outside of cells, as a violation. */
  public static Violation outside(String what) {
    return new Violation(Property.X4, -1, "state outside of cells has changed: " + what, "");
  }

  private Optional<Finding> waits(ExecutionGraph graph) {
    StringBuilder waits = new StringBuilder();
    int last = ExecutionGraph.NONE;
    boolean stepsAlone = true;
    for (int cpu = 0; cpu < graph.threads(); cpu++) {
      int size = graph.size(cpu);
      int event = size == 0 ? ExecutionGraph.NONE : graph.event(cpu, size - 1);
      if (event != ExecutionGraph.NONE && graph.blocks(event) && !graph.is(event, Label.IDLE)) {
        last = event;
        stepsAlone &= program.engine().explored().role(graph.location(event)) == CellRole.SCRIPT;
        waits
            .append(waits.isEmpty() ? "" : ", ")
            .append("cpu")
            .append(cpu)
            .append(" waits for ")
            .append(program.locationName(graph.location(event)));
      }
    }
    return last != ExecutionGraph.NONE && stepsAlone
        ? Optional.empty()
        : Optional.of(
            new Finding(
                new Violation(Property.L3, -1, "deadlock: " + waits + " for ever", ""),
                graph,
                last,
                ExecutionGraph.NONE,
                Kind.DEADLOCK));
  }

  private static Finding seen(Violation violation, ExecutionGraph graph) {
    return about(Kind.SEEN, violation, graph);
  }

  private static Finding about(Kind kind, Violation violation, ExecutionGraph graph) {
    return new Finding(violation, graph, ExecutionGraph.NONE, ExecutionGraph.NONE, kind);
  }

  /**
   * What breaks the life of an mm breaks H2 where CPUs go offline meanwhile, H5 if they did before.
   */
  private List<Finding> withHotplug(List<Finding> findings, boolean hotplugNow) {
    if (!hotplugNow && !program.hotplugBefore()) {
      return findings;
    }
    List<Finding> all = new ArrayList<>(findings);
    for (Finding finding : findings) {
      Violation violation = finding.violation();
      if (violation.property().touchesLifetime()) {
        Property derived = hotplugNow ? Property.H2 : Property.H5;
        String what = (hotplugNow ? "during hotplug, " : "after hotplug, ") + violation.what();
        all.add(finding.breaking(new Violation(derived, violation.cpu(), what, violation.where())));
      }
    }
    return all;
  }
}

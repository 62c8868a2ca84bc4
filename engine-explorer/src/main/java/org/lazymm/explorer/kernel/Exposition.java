package org.lazymm.explorer.kernel;

import java.util.ArrayList;
import java.util.List;
import org.lazymm.api.Mm;
import org.lazymm.explorer.graph.Graph;
import org.lazymm.explorer.graph.Label;
import org.lazymm.explorer.kernel.ExecutionEvent.Kind;
import org.lazymm.explorer.model.Model;
import org.lazymm.explorer.search.Rerun;

/** Puts an execution into words, with the place in the source of each operation. */
final class Exposition {
  private final KernelProgram program;
  private final Sites sites;

  Exposition(KernelProgram program, Sites sites) {
    this.program = program;
    this.sites = sites;
  }

  Counterexample of(Finding finding, Model model) {
    Graph graph = finding.graph();
    sites.record();
    Rerun.of(program, graph);
    List<ExecutionEvent> events = new ArrayList<>();
    for (int event = 0; event < graph.size(); event++) {
      events.add(event(graph, event));
    }
    sites.stop();
    List<Integer> culprits = new ArrayList<>();
    for (int event : new int[] {finding.first(), finding.second()}) {
      if (event != Graph.NONE) {
        culprits.add(event);
      }
    }
    return new Counterexample(program.scenario(), model, finding.violation(), events, culprits);
  }

  private ExecutionEvent event(Graph graph, int event) {
    int label = graph.label(event);
    int location = graph.location(event);
    boolean access = (label & (Label.READ | Label.WRITE)) != 0;
    int cpu = graph.thread(event);
    String site = sites.at(cpu, graph.index(event));
    if (site.isEmpty() && graph.index(event) > 0 && (label & Label.WRITE) != 0) {
      site = (label & Label.RMW) == 0 ? site : sites.at(cpu, graph.index(event) - 1);
    }
    return new ExecutionEvent(
        event,
        cpu,
        graph.index(event),
        kind(label),
        access ? order(label) : "",
        (label & Label.FENCE) != 0
            ? "smp_" + Label.fence(label).name().toLowerCase(java.util.Locale.ROOT)
            : program.locationName(location),
        access ? value(location, graph.value(event)) : "",
        (label & Label.READ) != 0 ? graph.rf(event) : Graph.NONE,
        (label & Label.WRITE) != 0 ? graph.coPrevious(event) : Graph.NONE,
        site);
  }

  private String value(int location, long value) {
    if (!program.engine().explored().isPointer(location)) {
      return Long.toString(value);
    }
    Object object = program.engine().explored().object(value);
    return object == null ? "NULL" : object instanceof Mm mm ? mm.name() : object.toString();
  }

  private static Kind kind(int label) {
    if ((label & Label.FENCE) != 0) {
      return Kind.BARRIER;
    }
    if ((label & Label.USE) != 0) {
      return Kind.USE;
    }
    if ((label & Label.BIRTH) != 0) {
      return Kind.BIRTH;
    }
    if ((label & Label.FREE) != 0) {
      return Kind.FREE;
    }
    if ((label & Label.AWAIT) != 0) {
      return Kind.AWAIT;
    }
    if ((label & Label.RMW) != 0) {
      return (label & Label.READ) != 0 ? Kind.UPDATE_READ : Kind.UPDATE_WRITE;
    }
    return (label & Label.READ) != 0 ? Kind.READ : Kind.WRITE;
  }

  private static String order(int label) {
    if ((label & Label.FULL) != 0) {
      return "full";
    }
    if ((label & Label.ACQUIRE) != 0) {
      return "acquire";
    }
    return (label & Label.RELEASE) != 0 ? "release" : "relaxed";
  }
}

package org.lazymm.explorer.scenario;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lazymm.explorer.graph.Graph;
import org.lazymm.explorer.graph.Label;
import org.lazymm.explorer.model.MemoryModel;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheduler.property.Violation;

/**
 * Judges one execution of a scenario: by its outcome, by what the CPUs reported, and by the order
 * of each use of an mm and its being freed.
 */
public final class Judge {
  private final KernelProgram program;
  private final MemoryModel model;
  private final CountOrder counts;

  /**
   * A judge.
   *
   * @param program has run in what is judged
   * @param model which orders there are
   */
  public Judge(KernelProgram program, MemoryModel model) {
    this.program = program;
    this.model = model;
    this.counts = new CountOrder(program, model);
  }

  /** What a complete execution breaks, if anything; the graph is not copied. */
  public Optional<Finding> complete(Graph graph) {
    if (program.isInfeasible()) {
      return Optional.empty();
    }
    List<String> crashes = program.crashes();
    if (!crashes.isEmpty()) {
      return Optional.of(crash(crashes.get(0), graph));
    }
    Finding memory = mms(graph);
    if (memory == null) {
      memory = counts.judge(graph);
    }
    if (memory != null) {
      return Optional.of(memory);
    }
    List<Violation> reported = program.reported();
    if (!reported.isEmpty()) {
      return found(reported.get(0), graph);
    }
    return program
        .scenario()
        .forbidden()
        .flatMap(forbidden -> program.outcome(graph).judge(forbidden))
        .flatMap(violation -> found(violation, graph));
  }

  /** What a deadlock breaks. */
  public Finding deadlock(Graph graph) {
    // Whoever waits for a CPU that has thrown waits for ever.
    List<String> crashes = program.crashes();
    if (!crashes.isEmpty()) {
      return crash(crashes.get(0), graph);
    }
    StringBuilder waits = new StringBuilder();
    int last = Graph.NONE;
    for (int cpu = 0; cpu < graph.threads(); cpu++) {
      int size = graph.size(cpu);
      int event = size == 0 ? Graph.NONE : graph.event(cpu, size - 1);
      if (event != Graph.NONE && graph.blocks(event) && !graph.is(event, Label.IDLE)) {
        last = event;
        waits
            .append(waits.isEmpty() ? "" : ", ")
            .append("cpu")
            .append(cpu)
            .append(" waits for ")
            .append(program.locationName(graph.location(event)));
      }
    }
    return new Finding(
        new Violation(Property.L3, -1, "deadlock: " + waits + " for ever", ""),
        graph,
        last,
        Graph.NONE);
  }

  private static Finding crash(String what, Graph graph) {
    return new Finding(new Violation(Property.A1, -1, what, ""), graph, Graph.NONE, Graph.NONE);
  }

  private static Optional<Finding> found(Violation violation, Graph graph) {
    return Optional.of(new Finding(violation, graph, Graph.NONE, Graph.NONE));
  }

  private @Nullable Finding mms(Graph graph) {
    boolean examined = false;
    for (int free = 0; free < graph.size(); free++) {
      if (!isFree(graph, free)) {
        continue;
      }
      if (!examined) {
        model.examine(graph);
        examined = true;
      }
      Finding found = judgeFree(graph, free);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static boolean isFree(Graph graph, int event) {
    return graph.is(event, Label.FREE) && !graph.is(event, Label.BIRTH);
  }

  private @Nullable Finding judgeFree(Graph graph, int free) {
    int mm = graph.location(free);
    for (int other = 0; other < graph.size(); other++) {
      if (other == free || graph.location(other) != mm) {
        continue;
      }
      if (graph.is(other, Label.USE)
          && !isBefore(graph, other, free)
          && !isLaterLife(graph, free, other)) {
        return unordered(graph, other, free);
      }
      if (isFree(graph, other)
          && other > free
          && !isLaterLife(graph, free, other)
          && !isLaterLife(graph, other, free)) {
        return new Finding(
            new Violation(
                Property.S2,
                graph.thread(other),
                program.locationName(mm)
                    + " is freed twice, by cpu"
                    + graph.thread(free)
                    + " and by cpu"
                    + graph.thread(other),
                ""),
            graph,
            free,
            other);
      }
    }
    return null;
  }

  private boolean isBefore(Graph graph, int earlier, int later) {
    return graph.thread(earlier) == graph.thread(later)
        ? graph.index(earlier) < graph.index(later)
        : model.isOrdered(earlier, later);
  }

  /** Whether an event is about what the memory became after a free. */
  private boolean isLaterLife(Graph graph, int free, int event) {
    int thread = graph.thread(free);
    for (int at = graph.index(free) + 1; at < graph.size(thread); at++) {
      int birth = graph.event(thread, at);
      if (graph.is(birth, Label.BIRTH)
          && graph.location(birth) == graph.location(free)
          && isBefore(graph, birth, event)) {
        return true;
      }
    }
    return false;
  }

  private Finding unordered(Graph graph, int use, int free) {
    String mm = program.locationName(graph.location(free));
    boolean after = isBefore(graph, free, use);
    String what =
        "cpu"
            + graph.thread(use)
            + (after ? " uses " : " may still use ")
            + mm
            + (after ? " after cpu" : " when cpu")
            + graph.thread(free)
            + (after ? " has freed it" : " frees it: nothing orders that use before the free");
    return new Finding(new Violation(Property.S1, graph.thread(use), what, ""), graph, use, free);
  }
}

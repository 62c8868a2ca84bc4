package org.lazymm.explorer.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.lazymm.api.Mm;
import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.graph.Label;
import org.lazymm.explorer.graph.Update;
import org.lazymm.explorer.scenario.CodePlace;
import org.lazymm.explorer.scenario.KernelProgram;
import org.lazymm.explorer.scenario.Sites;

/** Puts the events of an execution into words, with the place in the source of each operation. */
final class EventDescriber {
  private final KernelProgram program;
  private final Sites sites;

  /**
   * Words for the events of a program.
   *
   * @param program has just run in the execution
   * @param sites watched it
   */
  EventDescriber(KernelProgram program, Sites sites) {
    this.program = program;
    this.sites = sites;
  }

  List<ExecutionEvent> events(ExecutionGraph graph) {
    List<ExecutionEvent> events = new ArrayList<>();
    for (int event = 0; event < graph.size(); event++) {
      events.add(event(graph, event));
    }
    return events;
  }

  private ExecutionEvent event(ExecutionGraph graph, int event) {
    int label = graph.label(event);
    int location = graph.location(event);
    boolean access = (label & (Label.READ | Label.WRITE)) != 0;
    boolean updates = Label.is(label, Label.READ | Label.RMW);
    Update update = graph.update(event);
    boolean compares =
        updates && (update == Update.COMPARE_EXCHANGE || update == Update.ADD_UNLESS);
    return new ExecutionEvent(
        event,
        graph.thread(event),
        graph.index(event),
        EventLabel.kind(label),
        EventLabel.order(label),
        (label & Label.FENCE) != 0 ? EventLabel.fence(label) : program.locationName(location),
        program.engine().explored().role(location),
        program.engine().targetOf(location),
        access ? value(location, graph.value(event)) : "",
        (label & Label.READ) != 0 ? graph.rf(event) : ExecutionGraph.NONE,
        (label & Label.WRITE) != 0 ? graph.coPrevious(event) : ExecutionGraph.NONE,
        updates ? update.name().toLowerCase(Locale.ROOT) : "",
        updates ? value(location, graph.operand(event)) : "",
        compares ? value(location, graph.expected(event)) : "",
        program.engine().handledAt(graph.thread(event), graph.index(event)),
        place(graph, event).toString());
  }

  /** What stands behind the events. */
  Backdrop backdrop(ExecutionGraph graph) {
    Map<String, String> initial = new HashMap<>();
    Map<String, String> memories = new HashMap<>();
    Set<Integer> ofScheme = new HashSet<>();
    for (int event = 0; event < graph.size(); event++) {
      if (place(graph, event).isOfScheme()) {
        ofScheme.add(event);
      }
      int location = graph.location(event);
      if ((graph.label(event) & (Label.READ | Label.WRITE)) != 0) {
        String cell = program.locationName(location);
        initial.put(cell, value(location, program.initial(location)));
        int body = program.engine().explored().body(location);
        if (body >= 0) {
          memories.put(cell, program.locationName(body));
        }
      }
    }
    return new Backdrop(program.begun(), program.restsFrom(), initial, memories, ofScheme);
  }

  /** Where an operation stands in the source. */
  CodePlace place(ExecutionGraph graph, int event) {
    int at = graph.index(event);
    return sites.at(
        graph.thread(event), graph.is(event, Label.RMW | Label.WRITE) && at > 0 ? at - 1 : at);
  }

  private String value(int location, long value) {
    if (!program.engine().explored().isPointer(location)) {
      return Long.toString(value);
    }
    Object object = program.engine().explored().object(value);
    if (object instanceof Mm mm) {
      // By the memory, as cells are; the mm in it may be another in a moment.
      return program.engine().nameOf(mm);
    }
    return object == null ? "NULL" : object.toString();
  }
}

package org.lazymm.explorer.search;

import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.graph.Label;
import org.lazymm.explorer.program.Program;

/** Words for events, for error messages. */
final class Described {
  private Described() {}

  static String event(Program program, ExecutionGraph graph, int event) {
    String words = operation(program, graph.label(event), graph.location(event));
    return graph.is(event, Label.WRITE) ? words + " of " + graph.value(event) : words;
  }

  static String operation(Program program, int label, int location) {
    if ((label & Label.FENCE) != 0) {
      return "fence " + Label.fence(label);
    }
    return kind(label) + " of " + program.locationName(location);
  }

  private static String kind(int label) {
    if ((label & Label.USE) != 0) {
      return "use";
    }
    if ((label & Label.FREE) != 0) {
      return "free";
    }
    if ((label & Label.RMW) != 0) {
      return "read-modify-write";
    }
    return (label & Label.READ) != 0 ? "read" : "write";
  }
}

package org.lazymm.cli;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.lazymm.explorer.counterexample.Detail;
import org.lazymm.explorer.counterexample.Edge;
import picocli.CommandLine.Option;

/** How much a drawing of a counterexample shows. */
final class DrawingOptions {
  @Option(
      names = "--full",
      description = {
        "draw every event of a counterexample; by default those that have no part in what is broken"
            + " are left out"
      })
  private boolean full;

  @Option(
      names = "--edges",
      paramLabel = "EDGE",
      split = ",",
      defaultValue = "rf",
      converter = EdgeNames.class,
      completionCandidates = EdgeNames.class,
      description = {
        "relations that drawings show, with commas between: ${COMPLETION-CANDIDATES}, which are what"
            + " a read reads, which write a write comes after, and which write comes after a read"
            + " (default: ${DEFAULT-VALUE})"
      })
  private List<Edge> edges = List.of(Edge.READS_FROM);

  /** What was asked for. */
  Detail detail() {
    Set<Edge> shown = EnumSet.noneOf(Edge.class);
    shown.addAll(edges);
    return new Detail(full, shown);
  }
}

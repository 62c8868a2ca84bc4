package org.lazymm.explorer;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lazymm.explorer.buffering.BufferedPair;
import org.lazymm.explorer.buffering.LoadBuffering;
import org.lazymm.explorer.buffering.Unordered;
import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.graph.Label;
import org.lazymm.explorer.scenario.KernelProgram;
import org.lazymm.explorer.scenario.Sites;
import org.lazymm.explorer.search.Rerun;

/** Tells where the operations stand of which an exploration cannot speak. */
final class Reorderings {
  private final KernelProgram program;
  private final Sites sites;
  private @Nullable ExecutionGraph repeated;

  Reorderings(KernelProgram program, Sites sites) {
    this.program = program;
    this.sites = sites;
  }

  /** Repeats the executions in which they were seen. */
  LoadBuffering named(List<BufferedPair> reorderings) {
    List<Unordered> unordered = new ArrayList<>();
    for (BufferedPair each : reorderings) {
      repeat(each.execution());
      unordered.add(
          new Unordered(
              program.threadName(each.thread()),
              spot(each, each.read()),
              spot(each, each.write())));
    }
    return LoadBuffering.of(unordered);
  }

  private void repeat(ExecutionGraph execution) {
    if (repeated != execution) {
      sites.record();
      try {
        Rerun.of(program, execution);
      } finally {
        sites.stop();
      }
      repeated = execution;
    }
  }

  private Unordered.Spot spot(BufferedPair reordering, int place) {
    ExecutionGraph graph = reordering.execution();
    int event = graph.event(reordering.thread(), place);
    boolean second = graph.is(event, Label.RMW | Label.WRITE);
    return new Unordered.Spot(
        program.locationName(graph.location(event)),
        sites.at(reordering.thread(), second ? place - 1 : place).toString());
  }
}

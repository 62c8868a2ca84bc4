package org.lazymm.litmus.run;

import java.util.function.Predicate;
import org.lazymm.explorer.graph.Graph;
import org.lazymm.explorer.model.Lkmm;
import org.lazymm.explorer.model.MemoryModel;
import org.lazymm.explorer.model.SequentialConsistency;
import org.lazymm.explorer.model.Tso;
import org.lazymm.explorer.search.Limits;
import org.lazymm.explorer.search.Search;

/** The memory models that tests can be run under. */
public enum Model {
  /** Sequential consistency: one thread after the other. */
  SC,
  /** Total store order: x86. */
  TSO,
  /** The Linux kernel's model, without load buffering. */
  LKMM;

  /**
   * A runner of tests under this model.
   *
   * @param limits when to stop early
   */
  public LitmusRunner runner(Limits limits) {
    return switch (this) {
      case SC -> runner(new SequentialConsistency(), limits, graph -> false);
      case TSO -> runner(new Tso(), limits, graph -> false);
      case LKMM -> {
        Lkmm lkmm = new Lkmm();
        yield runner(lkmm, limits, lkmm::races);
      }
    };
  }

  private static LitmusRunner runner(MemoryModel model, Limits limits, Predicate<Graph> races) {
    Explorer explorer =
        (program, execution) ->
            new Search(
                    program,
                    model,
                    limits,
                    graph -> {
                      execution.accept(graph);
                      return true;
                    })
                .run()
                .exhaustive();
    return new LitmusRunner(explorer, races);
  }
}

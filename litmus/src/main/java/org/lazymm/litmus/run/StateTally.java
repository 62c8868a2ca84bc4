package org.lazymm.litmus.run;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.lazymm.explorer.buffering.LoadBuffering;
import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.model.Flag;
import org.lazymm.explorer.search.SearchOutcome;
import org.lazymm.litmus.LitmusTest;
import org.lazymm.litmus.condition.FinalState;
import org.lazymm.litmus.condition.Observable;
import org.lazymm.litmus.program.Addresses;
import org.lazymm.litmus.program.LitmusProgram;

/** Counts the executions of a test and collects their final states. */
final class StateTally {
  private final LitmusTest test;
  private final LitmusProgram program;
  private final Function<ExecutionGraph, Set<Flag>> flags;
  private final List<Observable> observed;
  private final TreeSet<long[]> states = new TreeSet<>(Arrays::compare);
  private long positive;
  private long negative;
  private final Set<Flag> raised = EnumSet.noneOf(Flag.class);

  StateTally(LitmusTest test, LitmusProgram program, Function<ExecutionGraph, Set<Flag>> flags) {
    this.test = test;
    this.program = program;
    this.flags = flags;
    this.observed = test.observed();
  }

  void add(ExecutionGraph graph) {
    FinalState state = new GraphState(program, graph);
    if (!test.filter().holds(state)) {
      return;
    }
    if (test.condition().holds(state)) {
      positive++;
    } else {
      negative++;
    }
    raised.addAll(flags.apply(graph));
    long[] values = new long[observed.size()];
    for (int at = 0; at < values.length; at++) {
      values[at] = state.applyAsLong(observed.get(at));
    }
    states.add(values);
  }

  LitmusResult result(SearchOutcome.End end, LoadBuffering buffering) {
    List<String> lines = states.stream().map(this::text).toList();
    return new LitmusResult(test, lines, positive, negative, raised, end, buffering);
  }

  private String text(long[] values) {
    StringBuilder line = new StringBuilder();
    for (int at = 0; at < values.length; at++) {
      line.append(at == 0 ? "" : " ")
          .append(observed.get(at).text())
          .append('=')
          .append(text(values[at]))
          .append(';');
    }
    return line.toString();
  }

  private String text(long value) {
    int location = Addresses.location(value, test.locations().size());
    return location < 0 ? Long.toString(value) : test.locations().get(location).name();
  }
}

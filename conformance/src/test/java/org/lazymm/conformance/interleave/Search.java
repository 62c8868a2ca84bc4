package org.lazymm.conformance.interleave;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.lazymm.scheduler.property.Property;

/** A search through all states that a scenario can come to, deep first. */
final class Search {
  private final World world;
  private final Subject subject;
  private final StoreOrder order;
  private final int mostStates;
  private final LongSet visited = new LongSet();
  private final LongSet ended = new LongSet();
  private final SortedSet<String> ends = new TreeSet<>();
  private final Moves moves;
  private final List<State> states = new ArrayList<>();
  private final List<int[]> choices = new ArrayList<>();
  private int[] counts = new int[256];
  private int[] chosen = new int[256];
  private int[] path = new int[256];
  private long broken;
  private long runs;
  private long resting;
  private boolean interrupts;

  /**
   * A search.
   *
   * @param world what is known already
   * @param subject what is run
   * @param order when stores are seen
   * @param mostStates after how many states it gives up
   */
  Search(World world, Subject subject, StoreOrder order, int mostStates) {
    this.world = world;
    this.subject = subject;
    this.order = order;
    this.mostStates = mostStates;
    this.moves = new Moves(world.cpus);
  }

  /** What was found. */
  Interleaved result(String unknown) {
    return new Interleaved(
        Bits.properties(broken), ends, visited.size(), runs, resting, interrupts, unknown);
  }

  /** Searches; gives why nothing can be said, or an empty text. */
  String all() {
    try {
      live(Path.EMPTY);
      search();
      return "";
    } catch (GivenUpException e) {
      return e.why();
    }
  }

  private void search() {
    enter(0);
    int depth = 0;
    while (depth >= 0) {
      if (chosen[depth] == counts[depth]) {
        depth--;
        continue;
      }
      int move = choices.get(depth)[chosen[depth]++];
      path[depth] = move;
      State next = follow(depth, move);
      broken |= next.broken;
      if (visited.add(next.hash())) {
        if (visited.size() > mostStates) {
          throw new GivenUpException("more than " + mostStates + " states");
        }
        depth++;
        enter(depth);
      }
    }
  }

  /** The state after a move. */
  private State follow(int depth, int move) {
    State next = state(depth + 1);
    next.copyFrom(states.get(depth));
    if (!apply(next, move)) {
      live(new Path(path, depth + 1));
      next.copyFrom(states.get(depth));
      if (!apply(next, move)) {
        throw new GivenUpException("internal: a run did not take the path");
      }
    }
    return next;
  }

  /** Does a move; tells whether it is known what the CPU's code does then. */
  private boolean apply(State state, int move) {
    int cpu = Moves.cpu(move);
    History before = state.at[cpu];
    History next;
    switch (Moves.kind(move)) {
      case Moves.STEP -> next = before.after(false, state.execute(cpu));
      case Moves.TAKE -> {
        next = before.after(true, state.take(cpu));
        interrupts = true;
      }
      default -> {
        state.drain(cpu);
        return true;
      }
    }
    if (next == null) {
      return false;
    }
    state.arrive(cpu, next);
    return true;
  }

  private State state(int depth) {
    if (depth == states.size()) {
      states.add(new State(world, order));
      choices.add(new int[moves.most()]);
      if (depth == counts.length) {
        counts = Arrays.copyOf(counts, 2 * depth);
        chosen = Arrays.copyOf(chosen, 2 * depth);
        path = Arrays.copyOf(path, 2 * depth);
      }
    }
    return states.get(depth);
  }

  private void enter(int depth) {
    State state = state(depth);
    if (depth == 0) {
      state.copyFrom(world.root());
      visited.add(state.hash());
    }
    int last = depth == 0 ? 0 : Moves.cpu(path[depth - 1]);
    counts[depth] = moves.all(state, last, choices.get(depth));
    chosen[depth] = 0;
    if (counts[depth] == 0) {
      rests(state, depth);
    }
  }

  /** Nobody can go on. */
  private void rests(State state, int depth) {
    resting++;
    Rest rest = state.rest();
    if (rest == Rest.INFEASIBLE) {
      return;
    }
    if (rest == Rest.DEADLOCK && state.waitsForNothing()) {
      broken |= Bits.of(Property.L3);
    } else if (rest == Rest.ENDED && !ended.has(state.hash())) {
      live(new Path(path, depth));
    }
    state.broken = 0;
    state.judgeStay();
    broken |= state.broken;
  }

  /** Runs a path for real and on to an end, which is judged if it is a new one. */
  private void live(Path along) {
    List<Integer> awake = live(along, 0);
    for (int which = 1; which < awake.size(); which++) {
      live(along, which);
    }
  }

  /**
   * Runs a path for real and on to an end, and closes the machine.
   *
   * @param along the path
   * @param which of the CPUs that may be awake then; with the first an end that is known is left
   * @return the CPUs that may be awake; none if the end was not judged
   */
  private List<Integer> live(Path along, int which) {
    runs++;
    LiveRun run = new LiveRun(world, subject, order, along);
    try {
      String refusal = run.boot();
      if (!refusal.isEmpty()) {
        throw new GivenUpException(refusal);
      }
      run.run();
      if (!run.unknown().isEmpty()) {
        throw new GivenUpException(run.unknown());
      }
      boolean isEnd = run.state().rest() == Rest.ENDED;
      if (!isEnd || (!ended.add(run.state().hash()) && which == 0)) {
        return List.of();
      }
      List<Integer> awake = Ending.awake(run);
      Ending ending = Ending.of(run, awake.get(which));
      broken |= ending.broken();
      if (ending.feasible()) {
        ends.add(ending.state());
      }
      return awake;
    } finally {
      run.end();
    }
  }
}

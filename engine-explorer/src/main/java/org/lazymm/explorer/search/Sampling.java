package org.lazymm.explorer.search;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.graph.Label;
import org.lazymm.explorer.model.MemoryModel;
import org.lazymm.explorer.program.BehindException;
import org.lazymm.explorer.program.BoundException;
import org.lazymm.explorer.program.Program;
import org.lazymm.explorer.search.SearchOutcome.End;

/**
 * Visits executions drawn at random, for programs that are too big to search.
 *
 * <p>Threads run by random priorities that change at a few random points of an execution, as in "A
 * randomized scheduler with probabilistic guarantees of finding bugs" (Burckhardt, Kothari,
 * Musuvathi, Nagarakatte; ASPLOS 2010); a read may read, and a write be placed before, what is not
 * the last, where the model allows it. One seed gives one sequence of executions. Says nothing
 * about those that were not drawn.
 */
public final class Sampling {
  private static final int CHANGES = 2;
  private static final double LATEST = 0.5;

  private final Program program;
  private final MemoryModel model;
  private final Limits limits;
  private final Visitor visitor;
  private final SplittableRandom random;
  private final ThreadReplay replay;
  private final CatchUp catchUp;
  private final int threads;
  private final double[] priorities;
  private final boolean[] ended;
  private ExecutionGraph graph;
  private int typicalLength = 64;

  private long complete;
  private long blocked;
  private long deadlocks;
  private long dropped;

  /**
   * A sampling that has not begun.
   *
   * @param program what to draw executions of
   * @param model which executions there are
   * @param limits how many to draw, and when to stop early
   * @param visitor is shown each execution
   * @param seed decides which are drawn
   */
  public Sampling(Program program, MemoryModel model, Limits limits, Visitor visitor, long seed) {
    this.program = program;
    this.model = model;
    this.limits = limits;
    this.visitor = visitor;
    this.random = new SplittableRandom(seed);
    this.threads = program.threads();
    this.priorities = new double[threads];
    this.ended = new boolean[threads];
    this.replay = new ThreadReplay(program, new Choices(), limits.operations());
    this.catchUp = new CatchUp(program);
    this.graph = new ExecutionGraph(threads);
  }

  /** Draws executions until there are enough or a limit is met. */
  public SearchOutcome run() {
    TimeLimit time = new TimeLimit(limits.time());
    End end = End.SAMPLED;
    while (complete + blocked + dropped < limits.executions()) {
      if (time.passed()) {
        end = End.TIME;
        break;
      }
      if (!draw()) {
        end = End.ENDLESS;
        break;
      }
      if (!judge()) {
        end = End.STOPPED;
        break;
      }
    }
    return new SearchOutcome(complete, blocked, deadlocks, dropped, end);
  }

  /** Draws one execution; false if a thread seems not to end. */
  private boolean draw() {
    graph = new ExecutionGraph(threads);
    program.startOver();
    Arrays.fill(ended, false);
    for (int thread = 0; thread < threads; thread++) {
      priorities[thread] = random.nextDouble();
    }
    int[] changes = random.ints(CHANGES, 0, typicalLength).toArray();
    while (true) {
      int thread = next();
      if (thread < 0) {
        typicalLength = Math.max(8, graph.size());
        return true;
      }
      int before = graph.size();
      replay.begin(graph, thread);
      try {
        program.run(thread, replay);
      } catch (Stop stop) {
        // Told by the replay too.
      } catch (BehindException behind) {
        catchUp.run(graph, behind.thread());
        continue;
      } catch (BoundException bound) {
        return false;
      }
      switch (replay.end()) {
        case ENDED -> ended[thread] = true;
        case ENDLESS -> {
          return false;
        }
        default -> {}
      }
      for (int change : changes) {
        if (change >= before && change < graph.size()) {
          priorities[thread] = -random.nextDouble();
        }
      }
    }
  }

  /** The thread of the highest priority that can go on, or -1. */
  private int next() {
    int best = -1;
    for (int thread = 0; thread < threads; thread++) {
      if (!ended[thread]
          && (best < 0 || priorities[thread] > priorities[best])
          && canGoOn(thread)) {
        best = thread;
      }
    }
    return best;
  }

  /** Whether a thread waits for nothing, or for what there is now; then its wait reads that. */
  private boolean canGoOn(int thread) {
    int size = graph.size(thread);
    int last = size == 0 ? ExecutionGraph.NONE : graph.event(thread, size - 1);
    if (last == ExecutionGraph.NONE || !graph.blocks(last)) {
      return true;
    }
    choose(last);
    if (graph.blocks(last)) {
      return false;
    }
    update(last);
    return true;
  }

  /** Adds the write of a read-modify-write. */
  private void update(int read) {
    if (graph.is(read, Label.RMW)
        && graph.rmwWrite(read) == ExecutionGraph.NONE
        && graph.writes(read, graph.value(read))) {
      int write = graph.addUpdate(read);
      graph.placeAfter(write, graph.rf(read));
    }
  }

  private boolean judge() {
    boolean waiting = false;
    boolean forEver = true;
    for (int thread = 0; thread < threads; thread++) {
      if (!ended[thread]) {
        int read = graph.event(thread, graph.size(thread) - 1);
        boolean last = graph.rf(read) == graph.coLast(graph.location(read));
        waiting |= !last || !graph.is(read, Label.IDLE);
        forEver &= last;
      }
    }
    // So that what the program keeps is of this execution, whatever ran last.
    Rerun.of(program, graph);
    if (waiting) {
      blocked++;
      deadlocks += forEver ? 1 : 0;
      return !forEver || visitor.deadlock(graph);
    }
    if (!model.acceptsComplete(graph)) {
      dropped++;
      return true;
    }
    complete++;
    return visitor.complete(graph);
  }

  /** Makes a read read a write that it may read. */
  private void choose(int read) {
    int location = graph.location(read);
    long initial = program.initial(location);
    int latest = graph.coLast(location);
    int write = latest;
    while (write != ExecutionGraph.INITIAL && random.nextDouble() >= LATEST) {
      write = graph.coPrevious(write);
    }
    long value = graph.valueOf(write, initial);
    boolean takes = graph.is(read, Label.RMW) && graph.writes(read, value);
    boolean taken = takes && graph.coAfter(write, location) != ExecutionGraph.NONE;
    if (write != latest && !taken && graph.satisfies(read, value)) {
      graph.readFrom(read, write, value);
      if (model.consistent(graph)) {
        return;
      }
    }
    graph.readFrom(read, latest, graph.valueOf(latest, initial));
  }

  /** Draws what new accesses read and where they come. */
  private final class Choices implements Additions {
    @Override
    public void visitRead(int read) {
      choose(read);
      if (!graph.blocks(read)) {
        update(read);
      }
      replay.preempt();
    }

    @Override
    public void visitWrite(int write) {
      int last = graph.coLast(graph.location(write));
      int before = last;
      while (before != ExecutionGraph.INITIAL && random.nextDouble() >= LATEST) {
        before = graph.coPrevious(before);
      }
      int after = graph.coAfter(before, graph.location(write));
      if (before != last && !graph.is(after, Label.RMW)) {
        graph.placeAfter(write, before);
        if (model.consistent(graph)) {
          replay.preempt();
          return;
        }
        graph.unplace(write);
      }
      graph.placeAfter(write, last);
      replay.preempt();
    }
  }
}

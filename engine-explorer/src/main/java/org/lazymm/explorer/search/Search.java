package org.lazymm.explorer.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.graph.GraphRestriction;
import org.lazymm.explorer.graph.Label;
import org.lazymm.explorer.model.MemoryModel;
import org.lazymm.explorer.program.BehindException;
import org.lazymm.explorer.program.BoundException;
import org.lazymm.explorer.program.Program;
import org.lazymm.explorer.search.SearchOutcome.End;

/**
 * Visits each consistent execution of a program once: optimal dynamic partial-order reduction, with
 * memory polynomial in the length of an execution.
 *
 * <p>After "Truly stateless, optimal dynamic partial order reduction" (Kokologiannakis, Marmanis,
 * Gladstein, Vafeiadis; POPL 2022). Threads are run one after another, the lowest first. A new read
 * reads the last write of its location, a new write comes last; the other possibilities are pushed
 * as forward revisits and made later. A new write may also be read by earlier reads: a backward
 * revisit restricts the graph to what was added before the read and to the porf prefix of the
 * write. The revisit is made only from the one graph in which every event that the restriction
 * deletes had been maximally added, so that no graph is reached twice.
 *
 * <p>One search serves one run and one thread.
 *
 * <p>Longer than 400 lines: the algorithm of one paper, to be read beside the paper.
 */
public final class Search {
  private static final int WAITING = 2;
  private static final int ENDED = 1;
  private static final int RUNNABLE = 0;

  private final Program program;
  private final MemoryModel model;
  private final Limits limits;
  private final Visitor visitor;
  private final ThreadReplay replay;
  private final CatchUp catchUp;
  private final int threads;
  private final int[] states;
  private final List<ChoicePoint> choicePoints = new ArrayList<>();
  private final List<ChoicePoint> spare = new ArrayList<>();
  private final GraphRestriction restriction = new GraphRestriction();
  private ChoicePoint choicePoint;
  private ExecutionGraph graph;
  private boolean[] readEarlier = new boolean[64];
  private final int[] blockedReads;
  private int blockedCount;

  /** Executions looked at, those cut off included. */
  private long runs;

  private long complete;
  private long blocked;
  private long deadlocks;
  private long dropped;

  /**
   * A search that has not begun.
   *
   * @param program what to explore
   * @param model which executions there are
   * @param limits when to stop early
   * @param visitor is shown each execution
   */
  public Search(Program program, MemoryModel model, Limits limits, Visitor visitor) {
    this.program = program;
    this.model = model;
    this.limits = limits;
    this.visitor = visitor;
    this.threads = program.threads();
    this.states = new int[threads];
    this.blockedReads = new int[threads];
    this.replay = new ThreadReplay(program, new NewEvents(), limits.operations());
    this.catchUp = new CatchUp(program);
    this.choicePoint = new ChoicePoint(threads);
    this.graph = choicePoint.graph;
  }

  /** Searches until there is nothing left or a limit is met. */
  public SearchOutcome run() {
    TimeLimit time = new TimeLimit(limits.time());
    choicePoints.add(choicePoint);
    boolean more = true;
    while (more) {
      End end =
          switch (runThreads()) {
            case ENDED -> judge();
            case ENDLESS -> End.ENDLESS;
            default -> End.EXHAUSTIVE; // Cut off: not an execution that was asked for.
          };
      if (end == End.EXHAUSTIVE) {
        if (complete + blocked + dropped >= limits.executions()) {
          end = End.EXECUTIONS;
        } else if ((++runs & 63) == 0 && time.passed()) {
          end = End.TIME;
        }
      }
      more = next();
      if (end != End.EXHAUSTIVE && (more || end == End.STOPPED || end == End.ENDLESS)) {
        return outcome(end);
      }
    }
    return outcome(End.EXHAUSTIVE);
  }

  private SearchOutcome outcome(End end) {
    return new SearchOutcome(complete, blocked, deadlocks, dropped, end);
  }

  // One execution.

  /** Runs all threads as far as they go: ENDED, or ENDLESS or CUT if one was stopped. */
  private ThreadReplay.End runThreads() {
    program.startOver();
    Arrays.fill(states, RUNNABLE);
    int thread = 0;
    while (thread < threads) {
      if (states[thread] != RUNNABLE) {
        thread++;
        continue;
      }
      replay.begin(graph, thread);
      try {
        program.run(thread, replay);
      } catch (Stop stop) {
        // Seen by the replay too, in case the code swallowed it.
      } catch (BehindException behind) {
        catchUp.run(graph, behind.thread());
        continue;
      } catch (BoundException bound) {
        return ThreadReplay.End.ENDLESS;
      }
      switch (replay.end()) {
        case ENDED -> states[thread] = ENDED;
        case WAITING -> states[thread] = WAITING;
        case PREEMPTED, CAUGHT_UP -> states[thread] = RUNNABLE;
        case ENDLESS, CUT -> {
          return replay.end();
        }
      }
      thread = 0;
    }
    return ThreadReplay.End.ENDED;
  }

  /**
   * From here on executions with more events are cut off, neither counted nor shown: for those who
   * look for the shortest.
   *
   * @param most how many events
   */
  public void limitEvents(int most) {
    replay.limitEvents(most);
  }

  /** Counts the execution and shows it. EXHAUSTIVE means that the search goes on. */
  private End judge() {
    boolean waiting = false;
    boolean forEver = true;
    for (int thread = 0; thread < threads; thread++) {
      if (states[thread] == WAITING) {
        int read = graph.event(thread, graph.size(thread) - 1);
        boolean last = graph.rf(read) == graph.coLast(graph.location(read));
        waiting |= !last || !graph.is(read, Label.IDLE);
        forEver &= last;
      }
    }
    boolean goOn = true;
    if (waiting) {
      blocked++;
      if (forEver) {
        deadlocks++;
        goOn = visitor.deadlock(graph);
      }
    } else if (model.acceptsComplete(graph)) {
      complete++;
      goOn = visitor.complete(graph);
    } else {
      dropped++;
    }
    return goOn ? End.EXHAUSTIVE : End.STOPPED;
  }

  /** A woken thread comes before the running one if its number is lower. */
  private void runAgain(int woken) {
    states[woken] = RUNNABLE;
    if (woken < replay.thread()) {
      replay.preempt();
    }
  }

  // New events.

  /** What the replay tells. */
  private final class NewEvents implements Additions {
    @Override
    public void visitRead(int read) {
      Search.this.visitRead(read);
    }

    @Override
    public void visitWrite(int write) {
      Search.this.visitWrite(write);
    }
  }

  /** A read has been added; it reads nothing yet. */
  private void visitRead(int read) {
    int location = graph.location(read);
    long initial = program.initial(location);
    int latest = graph.coLast(location);
    if (latest != ExecutionGraph.INITIAL) {
      pushForwardRevisits(read, location, initial, latest);
    }
    graph.readFrom(read, latest, graph.valueOf(latest, initial));
    if (graph.is(read, Label.RMW)) {
      update(read);
    }
  }

  private void pushForwardRevisits(int read, int location, long initial, int latest) {
    int seen = lastSeen(read);
    int write = latest;
    while (write != seen) {
      write = graph.coPrevious(write);
      long value = graph.valueOf(write, initial);
      if (!graph.satisfies(read, value)) {
        continue;
      }
      boolean writes = graph.is(read, Label.RMW) && graph.writes(read, value);
      int consumer = writes ? graph.consumer(write, location) : ExecutionGraph.NONE;
      if (consumer == ExecutionGraph.NONE) {
        graph.readFrom(read, write, value);
        if (model.consistent(graph)) {
          choicePoint.push(ChoicePoint.RF_CHOICE, read, write);
        }
      } else if (!ledTo(graph.rmwRead(consumer), read)) {
        choicePoint.push(ChoicePoint.RMW_STEAL, read, write);
      }
    }
  }

  /** Whether an event came before the operation that made a read, whatever that reads. */
  private boolean ledTo(int event, int read) {
    int at = graph.index(read);
    return at > 0 && graph.isInPrefix(event, graph.event(graph.thread(read), at - 1));
  }

  /** A write has been added, which is no part of a read-modify-write; it is in no order yet. */
  private void visitWrite(int write) {
    int last = graph.coLast(graph.location(write));
    wakeBlockedReads(write);
    int seen = lastSeen(write);
    for (int before = last; before != seen; ) {
      int after = before;
      before = graph.coPrevious(before);
      if (graph.is(after, Label.RMW)) {
        continue; // Nothing comes between a read-modify-write's source and its write.
      }
      graph.placeAfter(write, before);
      if (model.consistent(graph)) {
        choicePoint.push(ChoicePoint.CO_POSITION, write, before);
      }
      graph.unplace(write);
    }
    graph.placeAfter(write, last);
    pushBackwardRevisits(write, ExecutionGraph.NONE);
  }

  /** Adds the write of a read-modify-write if there is one; false if the graph is inconsistent. */
  private boolean update(int read) {
    if (!graph.writes(read, graph.value(read))) {
      return true;
    }
    int write = graph.addUpdate(read);
    wakeBlockedReads(write);
    graph.placeAfter(write, graph.rf(read));
    if (graph.coNext(write) != ExecutionGraph.NONE && !model.consistent(graph)) {
      return false;
    }
    pushBackwardRevisits(write, ExecutionGraph.NONE);
    return true;
  }

  // Waiting reads that go on without a choicePoint.

  /**
   * Lets blocked reads of a handoff location go on with a new write that a backward revisit would
   * let them read. They go on in the same graph: a graph in which they stay blocked on the older
   * write would lead nowhere, since the next write of a handoff location always comes after the
   * last.
   */
  private void wakeBlockedReads(int write) {
    blockedCount = 0;
    int location = graph.location(write);
    if (!program.isHandoff(location)) {
      return;
    }
    if (!mustFollow(write, graph.coLast(location))) {
      throw new IllegalStateException(
          program.locationName(location)
              + " is declared a handoff location, but thread "
              + graph.thread(write)
              + " writes it without having seen the last write");
    }
    for (int thread = 0; thread < threads; thread++) {
      int size = graph.size(thread);
      int last = size == 0 ? ExecutionGraph.NONE : graph.event(thread, size - 1);
      if (last != ExecutionGraph.NONE
          && graph.location(last) == location
          && graph.is(last, Label.AWAIT)
          && graph.blocks(last)
          && isMaximallyAdded(last, write)) {
        blockedReads[blockedCount++] = last;
      }
    }
    for (int each = 0; each < blockedCount; each++) {
      int read = blockedReads[each];
      graph.wake(read, write);
      if (!graph.blocks(read)) {
        runAgain(graph.thread(read));
      }
    }
  }

  private boolean isWoken(int event) {
    for (int each = 0; each < blockedCount; each++) {
      if (blockedReads[each] == event) {
        return true;
      }
    }
    return false;
  }

  /** Whether a write's own thread has seen another, so that it comes after it in every graph. */
  private boolean mustFollow(int write, int other) {
    return other == ExecutionGraph.INITIAL || lastSeen(write) == other;
  }

  /**
   * The write that an access's own thread read or made last at its location before it: under every
   * model no access comes before that. {@link ExecutionGraph#INITIAL} if there is none.
   */
  private int lastSeen(int access) {
    int location = graph.location(access);
    int thread = graph.thread(access);
    for (int at = graph.index(access) - 1; at >= 0; at--) {
      int event = graph.event(thread, at);
      if (graph.location(event) == location) {
        int label = graph.label(event);
        if ((label & Label.WRITE) != 0) {
          return event;
        }
        if ((label & Label.READ) != 0) {
          return graph.rf(event);
        }
      }
    }
    return ExecutionGraph.INITIAL;
  }

  // Backward revisits.

  /**
   * Offers a write to all earlier reads that may read it.
   *
   * @param write the write, placed
   * @param taken the read whose source the write takes away, which must not stay as it is
   */
  private void pushBackwardRevisits(int write, int taken) {
    int location = graph.location(write);
    markReadEarlier(write);
    for (int event = write - 1; event >= 0; event--) {
      if (graph.isInPrefix(event, write)) {
        continue;
      }
      if (readEarlier[event] || !isMaximallyAdded(event, write)) {
        return; // This revisit and all that follow would delete it.
      }
      if (graph.location(event) == location
          && graph.is(event, Label.READ)
          && !isWoken(event)
          && (taken == ExecutionGraph.NONE || event <= taken)) {
        choicePoint.push(ChoicePoint.BACKWARD_REVISIT, write, event);
      }
    }
  }

  /** Marks the writes that an older read reads from. */
  private void markReadEarlier(int size) {
    if (size >= readEarlier.length) {
      readEarlier = new boolean[2 * size];
    }
    Arrays.fill(readEarlier, 0, size, false);
    for (int event = 0; event < size; event++) {
      int source = graph.firstRf(event);
      if (source > event && source < size) {
        readEarlier[source] = true;
      }
    }
  }

  /**
   * Whether an event had been maximally added, as seen from a graph that holds what was added
   * before it and what led to a write.
   */
  private boolean isMaximallyAdded(int event, int write) {
    int what = graph.label(event);
    int source;
    if ((what & Label.WRITE) != 0) {
      source = event;
    } else if ((what & Label.READ) != 0) {
      source = knownSource(event, write);
      if (source == ExecutionGraph.NONE) {
        return false;
      }
    } else {
      return true;
    }
    int after = graph.coAfter(source, graph.location(event));
    while (after != ExecutionGraph.NONE) {
      if (after != write && isKnown(after, event, write)) {
        return false;
      }
      after = graph.coNext(after);
    }
    return true;
  }

  /** What a read reads from, as seen from there; NONE if that is not known there. */
  private int knownSource(int read, int write) {
    int source = graph.rf(read);
    int wakes = graph.wakes(); // Newest first.
    while (source > read && !isKnown(source, read, write)) {
      do {
        wakes--;
      } while (wakes >= 0 && graph.wokenRead(wakes) != read);
      if (wakes < 0) {
        return ExecutionGraph.NONE;
      }
      source = graph.rfBeforeWake(wakes);
    }
    return source;
  }

  private boolean isKnown(int event, int before, int write) {
    return event <= before || (event != write && graph.isInPrefix(event, write));
  }

  // Choices.

  /** Goes on to the next graph; false if there is none. */
  private boolean next() {
    while (!choicePoints.isEmpty()) {
      choicePoint = choicePoints.get(choicePoints.size() - 1);
      graph = choicePoint.graph;
      if (choicePoint.isExhausted()) {
        spare.add(choicePoints.remove(choicePoints.size() - 1));
      } else {
        choicePoint.pop();
        if (follow(choicePoint.kind(), choicePoint.event(), choicePoint.other())) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean follow(int kind, int event, int other) {
    graph.truncate(event + 1, program::initial);
    return switch (kind) {
      case ChoicePoint.RF_CHOICE -> {
        read(event, other);
        yield !graph.is(event, Label.RMW) || update(event);
      }
      case ChoicePoint.RMW_STEAL -> {
        read(event, other);
        int consumed = graph.rmwRead(graph.consumer(other, graph.location(event)));
        int write = graph.addUpdate(event);
        graph.placeAfter(write, other);
        blockedCount = 0;
        pushBackwardRevisits(write, consumed);
        yield false;
      }
      case ChoicePoint.CO_POSITION -> place(event, other);
      default -> {
        revisit(event, other);
        yield false;
      }
    };
  }

  private void read(int read, int write) {
    graph.readFrom(read, write, graph.valueOf(write, program.initial(graph.location(read))));
  }

  private boolean place(int write, int before) {
    if (graph.coPrevious(write) != ExecutionGraph.NONE) {
      graph.unplace(write);
    }
    graph.placeAfter(write, before);
    int read = choicePoint.revisited;
    if (write != choicePoint.write || read == ExecutionGraph.NONE) {
      return true;
    }
    return !graph.is(read, Label.RMW) || graph.blocks(read) || update(read);
  }

  /** Makes the graph of a backward revisit; the positions of its write in co are pushed. */
  private void revisit(int write, int read) {
    ChoicePoint made = spare.isEmpty() ? new ChoicePoint(threads) : spare.remove(spare.size() - 1);
    made.reset();
    ExecutionGraph part = made.graph;
    restriction.restrict(graph, read, write, part, program::initial);
    int newWrite = part.size() - 1;
    int newRead = restriction.renumbered(read);
    made.revisited = newRead;
    made.write = newWrite;
    part.readFrom(newRead, newWrite, part.value(newWrite));
    boolean blocks = part.blocks(newRead);
    int location = part.location(newWrite);
    if (part.is(newWrite, Label.RMW)) {
      pushPosition(made, newWrite, part.rf(part.rmwRead(newWrite)), blocks);
    } else {
      int before = part.coLast(location);
      int after = ExecutionGraph.NONE;
      while (true) {
        if (after == ExecutionGraph.NONE || !part.is(after, Label.RMW)) {
          pushPosition(made, newWrite, before, blocks);
        }
        if (before == ExecutionGraph.INITIAL) {
          break;
        }
        after = before;
        before = part.coPrevious(before);
      }
    }
    choicePoints.add(made);
  }

  /** Offers a place for the write of a revisit. A read that stays blocked must read the last. */
  private void pushPosition(ChoicePoint made, int write, int before, boolean blocks) {
    ExecutionGraph part = made.graph;
    part.placeAfter(write, before);
    if ((!blocks || part.coNext(write) == ExecutionGraph.NONE) && model.consistent(part)) {
      made.push(ChoicePoint.CO_POSITION, write, before);
    }
    part.unplace(write);
  }
}

package org.lazymm.explorer.scenario;

import java.util.BitSet;
import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.graph.Label;
import org.lazymm.explorer.graph.Update;
import org.lazymm.explorer.model.MemoryModel;
import org.lazymm.explorer.scenario.Finding.Kind;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheduler.property.Violation;

/** One execution of a scenario, as those who judge it look at it. */
final class Execution {
  private final KernelProgram program;
  private final ExploredMemory memory;
  private final MemoryModel model;
  private final ExecutionGraph graph;
  private final BitSet lookups = new BitSet();
  private boolean examined;

  /**
   * An execution.
   *
   * @param program has just run in it
   * @param model which orders there are
   * @param graph its events
   */
  Execution(KernelProgram program, MemoryModel model, ExecutionGraph graph) {
    this.program = program;
    this.memory = program.engine().explored();
    this.model = model;
    this.graph = graph;
    for (int cpu = 0; cpu < graph.threads(); cpu++) {
      findLookups(cpu);
    }
  }

  /**
   * A look into an mm for the scheme's state of it is a use, ordered as the access that follows.
   */
  private void findLookups(int cpu) {
    CpuLog log = program.log(cpu);
    for (int note = 0; note < log.notes(); note++) {
      if (log.moment(note) == CpuLog.Moment.LOOKUP) {
        int body = program.engine().body(log.mm(note));
        int at = log.position(note);
        boolean handling = log.detail(note) == 1;
        while (at < graph.size(cpu)
            && (!isOfScheme(graph.event(cpu, at), body) || isHandled(cpu, at) != handling)) {
          at++;
        }
        if (at < graph.size(cpu)) {
          int event = graph.event(cpu, at);
          boolean updates = graph.is(event, Label.READ | Label.RMW);
          int write = updates ? graph.rmwWrite(event) : ExecutionGraph.NONE;
          lookups.set(write == ExecutionGraph.NONE ? event : write);
        }
      }
    }
  }

  private boolean isHandled(int cpu, int at) {
    return program.engine().handledAt(cpu, at) >= 0;
  }

  private boolean isOfScheme(int event, int body) {
    return graph.location(event) >= 0
        && memory.body(graph.location(event)) == body
        && role(event) == CellRole.ORDINARY;
  }

  ExecutionGraph graph() {
    return graph;
  }

  KernelProgram program() {
    return program;
  }

  int size() {
    return graph.size();
  }

  /** What the location of an event is for; ordinary if it has none. */
  CellRole role(int event) {
    return memory.role(graph.location(event));
  }

  /** The memory of the mm that an event uses or frees, as a location; -1 if it does neither. */
  int body(int event) {
    if ((graph.label(event) & (Label.USE | Label.FREE)) != 0) {
      return graph.location(event);
    }
    int location = graph.location(event);
    return location < 0 ? -1 : memory.body(location);
  }

  /** What the memory of an mm is called. */
  String name(int body) {
    return program.locationName(body);
  }

  boolean isFree(int event) {
    return graph.is(event, Label.FREE) && !graph.is(event, Label.ALLOC);
  }

  /**
   * Whether an event uses the memory of an mm. Of a read-modify-write its write does: the two are
   * one access, and whatever comes after the one comes after the other.
   */
  boolean isUse(int event) {
    int label = graph.label(event);
    if ((label & Label.USE) != 0) {
      return true;
    }
    if ((label & (Label.READ | Label.WRITE)) == 0 || body(event) < 0) {
      return false;
    }
    boolean writesToo =
        Label.is(label, Label.READ | Label.RMW) && graph.rmwWrite(event) != ExecutionGraph.NONE;
    return switch (role(event)) {
      case USERS, COUNT, FIELD -> !writesToo;
      default -> lookups.get(event);
    };
  }

  /** Whether an event is the write of an addition that raises, or lowers, what it finds. */
  boolean adds(int event, boolean up) {
    if (!graph.is(event, Label.WRITE | Label.RMW)) {
      return false;
    }
    int read = graph.rmwRead(event);
    return graph.update(read) == Update.ADD && graph.operand(read) > 0 == up;
  }

  /** Whether one event comes before another in every order in which all this may have happened. */
  boolean isBefore(int earlier, int later) {
    if (earlier == later) {
      return false;
    }
    if (graph.thread(earlier) == graph.thread(later)) {
      return graph.index(earlier) < graph.index(later);
    }
    if (!examined) {
      model.computeHappensBefore(graph);
      examined = true;
    }
    return model.happensBefore(earlier, later);
  }

  /**
   * Whether a write comes before a read-modify-write of another CPU by what that CPU has learned
   * before, whatever the cell itself held: so that no machine carries the two out the other way
   * round.
   */
  boolean isLearnedBefore(int write, int update) {
    int thread = graph.thread(update);
    int read = graph.rmwRead(update);
    for (int at = 0; at < graph.index(read); at++) {
      int learned = graph.event(thread, at);
      if ((graph.label(learned) & (Label.READ | Label.WRITE)) != 0
          && isBefore(write, learned)
          && (model.isFenced(learned, update) || model.isFenced(learned, read))) {
        return true;
      }
    }
    return false;
  }

  /** Whether an event is about what the memory became after a free. */
  boolean isLaterLife(int free, int event) {
    return isLaterLife(free, graph.location(free), event);
  }

  /**
   * Whether an event is about what the memory of an mm became after another event.
   *
   * @param end what ends a life: a free, or the death
   * @param body the memory
   * @param event which may be of a later life
   */
  boolean isLaterLife(int end, int body, int event) {
    for (int birth = 0; birth < graph.size(); birth++) {
      if (isBirth(birth, body)
          && isBefore(end, birth)
          && (birth == event || isBefore(birth, event))) {
        return true;
      }
    }
    return false;
  }

  private boolean isBirth(int event, int body) {
    return graph.is(event, Label.ALLOC) && graph.location(event) == body;
  }

  /** Whether the memory of an mm becomes a new mm in this execution. */
  boolean isReborn(int body) {
    for (int birth = 0; birth < graph.size(); birth++) {
      if (isBirth(birth, body)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the memory of an mm becomes a new mm, to which an event belongs. */
  boolean isReborn(int body, int event) {
    for (int birth = 0; birth < graph.size(); birth++) {
      if (isBirth(birth, body) && (birth == event || isBefore(birth, event))) {
        return true;
      }
    }
    return false;
  }

  /** Whether what was freed stays so to the end. */
  boolean isLastLife(int free) {
    int body = graph.location(free);
    for (int birth = 0; birth < graph.size(); birth++) {
      if (isBirth(birth, body) && isBefore(free, birth)) {
        return false;
      }
    }
    return true;
  }

  /**
   * A value above 0 that a cell may have while an event happens; 0 if it cannot have one.
   *
   * @param location the cell
   * @param event the event
   */
  long positiveDuring(int location, int event) {
    return valueOf(location, positiveWriteDuring(location, event));
  }

  /**
   * The change of a cell that ought to come before an event, but may come after it, so that the
   * cell may have a value above 0 meanwhile; NONE if no change makes an end of that.
   */
  int lateChange(int location, int event) {
    int write = positiveWriteDuring(location, event);
    if (write == ExecutionGraph.NONE) {
      return ExecutionGraph.NONE;
    }
    return write == ExecutionGraph.INITIAL ? graph.coFirst(location) : graph.coNext(write);
  }

  private long valueOf(int location, int write) {
    return write == ExecutionGraph.NONE ? 0 : graph.valueOf(write, memory.initial(location));
  }

  /** The write, INITIAL or NONE whose value above 0 a cell may have while an event happens. */
  private int positiveWriteDuring(int location, int event) {
    int write = seenLast(location, event);
    while (true) {
      int next = write == ExecutionGraph.INITIAL ? graph.coFirst(location) : graph.coNext(write);
      long value = graph.valueOf(write, memory.initial(location));
      boolean begun = write == ExecutionGraph.INITIAL || !isBefore(event, write);
      boolean over = next != ExecutionGraph.NONE && isBefore(next, event);
      if (value > 0 && begun && !over) {
        return write;
      }
      if (next == ExecutionGraph.NONE || !begun) {
        return ExecutionGraph.NONE;
      }
      write = next;
    }
  }

  /** The write to a cell that an event's own CPU has read or made last; INITIAL if it has none. */
  private int seenLast(int location, int event) {
    int thread = graph.thread(event);
    for (int at = graph.index(event) - 1; at >= 0; at--) {
      int earlier = graph.event(thread, at);
      if (graph.location(earlier) == location) {
        if (graph.is(earlier, Label.WRITE)) {
          return earlier;
        }
        if (graph.is(earlier, Label.READ)) {
          return graph.rf(earlier);
        }
      }
    }
    return ExecutionGraph.INITIAL;
  }

  /** The first change of an mm's count by a CPU from a place in its program order on, or NONE. */
  int countFrom(int cpu, int position, int body) {
    for (int at = position; at < graph.size(cpu); at++) {
      int event = graph.event(cpu, at);
      if (graph.is(event, Label.WRITE | Label.RMW)
          && role(event) == CellRole.COUNT
          && body(event) == body) {
        return event;
      }
    }
    return ExecutionGraph.NONE;
  }

  /** Whether a change of a count is a struct pin's. */
  boolean isPin(int event) {
    int cpu = graph.thread(event);
    CpuLog log = program.log(cpu);
    for (int note = 0; note < log.notes(); note++) {
      if (log.moment(note) == CpuLog.Moment.PIN
          && countFrom(cpu, log.position(note), program.engine().body(log.mm(note))) == event) {
        return true;
      }
    }
    return false;
  }

  /**
   * A finding about what one or two events do; {@link ExecutionGraph#NONE} for those that there are
   * not.
   */
  Finding finding(Property property, int cpu, String what, int first, int second) {
    return finding(Kind.EVENT, property, cpu, what, first, second);
  }

  /** A finding about how two events are ordered. */
  Finding finding(Kind kind, Property property, int cpu, String what, int first, int second) {
    return new Finding(new Violation(property, cpu, what, ""), graph, first, second, kind);
  }
}

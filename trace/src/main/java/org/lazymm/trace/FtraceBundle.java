package org.lazymm.trace;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.Arrays;
import org.lazymm.scheduler.machine.MachineSettings;

/**
 * Reads the bundles of ftrace events in a Perfetto trace, each of one CPU: events one by one, and
 * switches as columns of numbers.
 */
final class FtraceBundle {
  private static final int CPU = 1;
  private static final int EVENT = 2;
  private static final int LOST_EVENTS = 3;
  private static final int COMPACT_SCHED = 4;
  private static final int TIMESTAMP = 1;
  private static final int PID = 2;
  private static final int SCHED_SWITCH = 4;
  private static final int CPU_IDLE = 13;
  private static final int TASK_NEWTASK = 235;
  private static final int PROCESS_EXEC = 237;
  private static final int PROCESS_EXIT = 238;
  private static final int PROCESS_FORK = 239;
  private static final int PROCESS_FREE = 240;
  private static final int SYS_ENTER = 329;
  private static final int SYS_EXIT = 330;
  private static final int MOST_IN_COLUMN = 1 << 20;
  private static final long IDLE_EXIT = 0xffff_ffffL;

  private final EventWindow window;
  private final NamePool names;
  private final TraceHandler handler;
  private final int[] running = new int[MachineSettings.MAX_CPUS];
  private final int[] runningComm = new int[MachineSettings.MAX_CPUS];
  private final Column times = new Column();
  private final Column states = new Column();
  private final Column nextPids = new Column();
  private final Column comms = new Column();
  private final Column interned = new Column();
  private long events;
  private long skipped;
  private long malformed;
  private long uncountedLosses;

  private boolean known;
  private int eventCpu;
  private long time;
  private int pid;
  private long first;
  private int comm;
  private int other;
  private int otherComm;
  private int tgid;
  private int subject;

  /** Numbers of one kind, in the order of the file. */
  private static final class Column {
    private long[] values = new long[64];
    private int size;

    void add(long value) throws IOException {
      if (size == MOST_IN_COLUMN) {
        throw new IOException("more than " + MOST_IN_COLUMN + " switches in one bundle");
      }
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = value;
    }
  }

  FtraceBundle(EventWindow window, NamePool names, TraceHandler handler) {
    this.window = window;
    this.names = names;
    this.handler = handler;
    Arrays.fill(running, TraceEvent.UNKNOWN);
  }

  /**
   * Reads a bundle.
   *
   * @param in the bundle, and nothing behind it
   * @throws IOException if it is damaged
   */
  void read(CodedInputStream in) throws IOException {
    eventCpu = 0;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case CPU -> eventCpu = (int) number(in, tag);
        case LOST_EVENTS -> uncountedLosses += number(in, tag) != 0 ? 1 : 0;
        case EVENT -> {
          int outer = enter(in, tag);
          event(in);
          in.popLimit(outer);
        }
        case COMPACT_SCHED -> {
          int outer = enter(in, tag);
          compact(in);
          in.popLimit(outer);
        }
        default -> skip(in, tag);
      }
    }
  }

  /** Goes into a message; returns what {@link CodedInputStream#popLimit} wants. */
  static int enter(CodedInputStream in, int tag) throws IOException {
    if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
      throw new IOException("a message was expected in the place of a number");
    }
    return in.pushLimit(in.readRawVarint32());
  }

  static void skip(CodedInputStream in, int tag) throws IOException {
    if (!in.skipField(tag)) {
      throw new IOException("the end of a group that did not begin");
    }
  }

  static long number(CodedInputStream in, int tag) throws IOException {
    return switch (WireFormat.getTagWireType(tag)) {
      case WireFormat.WIRETYPE_VARINT -> in.readRawVarint64();
      case WireFormat.WIRETYPE_FIXED64 -> in.readRawLittleEndian64();
      case WireFormat.WIRETYPE_FIXED32 -> in.readRawLittleEndian32();
      default -> throw new IOException("a number was expected");
    };
  }

  private int name(CodedInputStream in, int tag) throws IOException {
    if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
      throw new IOException("a text was expected in the place of a number");
    }
    int outer = in.pushLimit(in.readRawVarint32());
    while (!in.isAtEnd()) {
      names.type(in.readRawByte());
    }
    in.popLimit(outer);
    return names.enter();
  }

  private void event(CodedInputStream in) throws IOException {
    known = false;
    time = 0;
    pid = 0;
    EventKind kind = EventKind.FREE;
    boolean userCode = false;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      int field = WireFormat.getTagFieldNumber(tag);
      switch (field) {
        case TIMESTAMP -> time = number(in, tag);
        case PID -> pid = (int) number(in, tag);
        case SCHED_SWITCH -> kind = fields(in, tag, EventKind.SWITCH);
        case CPU_IDLE -> kind = fields(in, tag, EventKind.CPU_IDLE);
        case TASK_NEWTASK -> kind = fields(in, tag, EventKind.NEW_TASK);
        case PROCESS_EXEC -> kind = fields(in, tag, EventKind.EXEC);
        case PROCESS_EXIT -> kind = fields(in, tag, EventKind.EXIT);
        case PROCESS_FORK -> kind = fields(in, tag, EventKind.FORK);
        case PROCESS_FREE -> kind = fields(in, tag, EventKind.FREE);
        default -> {
          userCode |= field == SYS_ENTER || field == SYS_EXIT;
          skip(in, tag);
        }
      }
    }
    if (userCode) {
      handler.userCode(pid);
    }
    if (known) {
      deliver(kind);
    } else {
      skipped++;
    }
  }

  /** Reads the fields of an event; they have the same numbers only where that is said. */
  private EventKind fields(CodedInputStream in, int tag, EventKind kind) throws IOException {
    known = true;
    first = 0;
    comm = NamePool.EMPTY;
    other = 0;
    otherComm = NamePool.EMPTY;
    tgid = TraceEvent.UNKNOWN;
    subject = TraceEvent.UNKNOWN;
    int outer = enter(in, tag);
    for (int inner = in.readTag(); inner != 0; inner = in.readTag()) {
      field(in, inner, kind, WireFormat.getTagFieldNumber(inner));
    }
    in.popLimit(outer);
    return kind;
  }

  private void field(CodedInputStream in, int tag, EventKind kind, int field) throws IOException {
    switch (kind) {
      case SWITCH -> {
        switch (field) {
          case 1 -> comm = name(in, tag);
          case 2 -> subject = (int) number(in, tag);
          case 4 -> first = number(in, tag);
          case 5 -> otherComm = name(in, tag);
          case 6 -> other = (int) number(in, tag);
          default -> skip(in, tag);
        }
      }
      case CPU_IDLE -> {
        if (field == 1) {
          first = (number(in, tag) & IDLE_EXIT) == IDLE_EXIT ? 0 : 1;
        } else {
          skip(in, tag);
        }
      }
      case NEW_TASK -> {
        switch (field) {
          case 1 -> other = (int) number(in, tag);
          case 3 -> first = number(in, tag);
          default -> skip(in, tag);
        }
      }
      case EXEC -> {
        if (field == 3) {
          other = (int) number(in, tag);
        } else {
          skip(in, tag);
        }
      }
      case FORK -> {
        if (field == 4) {
          other = (int) number(in, tag);
        } else {
          skip(in, tag);
        }
      }
      default -> {
        switch (field) {
          case 2 -> other = (int) number(in, tag);
          case 3 -> tgid = kind == EventKind.EXIT ? (int) number(in, tag) : skipped(in, tag);
          default -> skip(in, tag);
        }
      }
    }
  }

  private static int skipped(CodedInputStream in, int tag) throws IOException {
    skip(in, tag);
    return TraceEvent.UNKNOWN;
  }

  private void deliver(EventKind kind) {
    if (!LineParser.isCpu(eventCpu) || time < 0 || other < 0 || pid < 0) {
      malformed++;
      return;
    }
    if (kind == EventKind.EXIT && tgid >= 0 && other == pid) {
      handler.process(pid, tgid);
    }
    if (kind == EventKind.SWITCH) {
      pid = subject >= 0 ? subject : pid;
      running[eventCpu] = other;
      runningComm[eventCpu] = otherComm;
    }
    events++;
    window.add(kind, time, eventCpu, pid, comm, other, otherComm, first);
  }

  private void compact(CodedInputStream in) throws IOException {
    times.size = 0;
    states.size = 0;
    nextPids.size = 0;
    comms.size = 0;
    interned.size = 0;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case 1 -> column(in, tag, times);
        case 2 -> column(in, tag, states);
        case 3 -> column(in, tag, nextPids);
        case 5 -> interned.add(name(in, tag));
        case 6 -> column(in, tag, comms);
        default -> skip(in, tag);
      }
    }
    if (!LineParser.isCpu(eventCpu)
        || times.size != states.size
        || times.size != nextPids.size
        || times.size != comms.size) {
      malformed += times.size;
      return;
    }
    time = 0;
    for (int i = 0; i < times.size; i++) {
      time += times.values[i];
      change(i);
    }
  }

  private static void column(CodedInputStream in, int tag, Column column) throws IOException {
    if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
      column.add(number(in, tag));
      return;
    }
    int outer = in.pushLimit(in.readRawVarint32());
    while (!in.isAtEnd()) {
      column.add(in.readRawVarint64());
    }
    in.popLimit(outer);
  }

  /** The task that leaves is not told: it is the one that came before. */
  private void change(int i) {
    int next = (int) nextPids.values[i];
    long index = comms.values[i];
    int name =
        index >= 0 && index < interned.size ? (int) interned.values[(int) index] : NamePool.EMPTY;
    int leaves = running[eventCpu];
    if (next < 0 || time < 0) {
      malformed++;
      return;
    }
    if (leaves == TraceEvent.UNKNOWN) {
      skipped++;
    } else {
      events++;
      window.add(
          EventKind.SWITCH,
          time,
          eventCpu,
          leaves,
          runningComm[eventCpu],
          next,
          name,
          states.values[i]);
    }
    running[eventCpu] = next;
    runningComm[eventCpu] = name;
  }

  long events() {
    return events;
  }

  long skipped() {
    return skipped;
  }

  long malformed() {
    return malformed;
  }

  long uncountedLosses() {
    return uncountedLosses;
  }
}

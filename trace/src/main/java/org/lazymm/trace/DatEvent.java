package org.lazymm.trace;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lazymm.trace.EventFormat.Field;
import org.lazymm.trace.LineParser.Outcome;

/** Takes the fields of one event out of a ring buffer, at the places that its format tells. */
final class DatEvent {
  private static final Map<String, EventKind> KINDS =
      Arrays.stream(EventKind.values())
          .collect(Collectors.toMap(EventKind::traceName, Function.identity(), (a, b) -> a));
  private static final Field NONE = new Field(-1, 0, false, false);
  private static final long IDLE_EXIT = 0xffff_ffffL;
  private static final byte[] MM_STRUCT = Bytes.ascii("mm_struct");
  private static final int LONGEST_COMM = 16;

  private final Optional<EventKind> kind;
  private final boolean userCode;
  private final DatSymbols symbols;
  private final TaskStates states;
  private final Field first;
  private final Field second;
  private final Field third;
  private final Field comm;
  private final Field otherComm;
  private final boolean complete;
  private final int shortest;

  DatEvent(EventFormat format, DatSymbols symbols) {
    this.symbols = symbols;
    this.states = new TaskStates(format.print());
    this.userCode = format.name().startsWith("sys_") || format.name().equals("page_fault_user");
    String[] wanted = fields(format.name());
    this.kind =
        wanted.length == 0 ? Optional.empty() : Optional.ofNullable(KINDS.get(format.name()));
    this.first = field(format, wanted, 0);
    this.second = field(format, wanted, 1);
    this.third = field(format, wanted, 2);
    this.comm = format.field("prev_comm").orElse(NONE);
    this.otherComm = format.field("next_comm").orElse(NONE);
    boolean exit = format.name().equals("sched_process_exit");
    this.complete =
        Arrays.stream(wanted).limit(exit ? 1 : 3).allMatch(name -> format.field(name).isPresent());
    this.shortest =
        java.util.stream.Stream.of(first, second, third, comm, otherComm)
            .mapToInt(field -> field.offset() + field.size())
            .max()
            .orElse(0);
  }

  /** The fields that are read of an event; none for one that is not. */
  private static String[] fields(String name) {
    String all =
        switch (name) {
          case "sched_switch" -> "prev_pid next_pid prev_state";
          case "task_newtask" -> "pid clone_flags";
          case "sched_process_fork" -> "child_pid";
          case "sched_process_exec" -> "old_pid";
          case "sched_process_exit" -> "pid group_dead";
          case "sched_process_free" -> "pid";
          case "cpu_idle" -> "state";
          case "sys_enter_membarrier" -> "cmd";
          case "kmem_cache_alloc", "kmem_cache_free" -> "call_site ptr name";
          default -> "";
        };
    return all.isEmpty() ? new String[0] : all.split(" ");
  }

  private static Field field(EventFormat format, String[] wanted, int index) {
    return index < wanted.length ? format.field(wanted[index]).orElse(NONE) : NONE;
  }

  /** Whether it shows that the task that causes it runs user code. */
  boolean userCode() {
    return userCode;
  }

  /**
   * Reads the event.
   *
   * @param page the page
   * @param from where the event begins in it
   * @param to where it ends
   * @param event to be filled; has CPU, time, task and the bytes of the page
   * @return what became of it
   */
  Outcome read(ByteBuffer page, int from, int to, TraceEvent event) {
    if (kind.isEmpty() || !complete) {
      return Outcome.NOT_OURS;
    }
    if (shortest > to - from) {
      return Outcome.MALFORMED;
    }
    event.kind = kind.get();
    event.inferred = false;
    switch (event.kind) {
      case SWITCH -> change(page, from, event);
      case NEW_TASK -> {
        event.otherPid = (int) number(page, from, first);
        event.cloneFlags = number(page, from, second);
      }
      case FORK, EXEC -> event.otherPid = (int) number(page, from, first);
      case EXIT -> {
        event.subjectPid = (int) number(page, from, first);
        event.exitPlace = second == NONE ? ExitPlace.AFTER_EXIT_MM : ExitPlace.BEFORE_EXIT_MM;
        event.groupDead = second != NONE && number(page, from, second) != 0;
      }
      case FREE -> event.subjectPid = (int) number(page, from, first);
      case CPU_IDLE -> event.idleEntered = (number(page, from, first) & IDLE_EXIT) != IDLE_EXIT;
      case MEMBARRIER -> event.membarrierCommand = (int) number(page, from, first);
      case MM_ALLOC, MM_FREE -> {
        return mm(page, from, to, event);
      }
      default -> {
        return Outcome.NOT_OURS;
      }
    }
    return Outcome.READ;
  }

  private void change(ByteBuffer page, int from, TraceEvent event) {
    event.pid = (int) number(page, from, first);
    event.otherPid = (int) number(page, from, second);
    states.fill(number(page, from, third), event);
    byte[] text = event.text;
    event.commFrom = from + Math.max(0, comm.offset());
    event.commTo = end(text, event.commFrom, comm.size());
    event.otherCommFrom = from + Math.max(0, otherComm.offset());
    event.otherCommTo = end(text, event.otherCommFrom, otherComm.size());
  }

  private static int end(byte[] text, int from, int size) {
    int to = from;
    int most = from + Math.min(size, LONGEST_COMM);
    while (to < most && text[to] != 0) {
      to++;
    }
    return to;
  }

  private Outcome mm(ByteBuffer page, int from, int to, TraceEvent event) {
    int place = (int) number(page, from, third);
    int name = from + (place & 0xffff) + (third.relative() ? third.offset() + third.size() : 0);
    int end = Math.min(to, name + (place >>> 16));
    if (!third.elsewhere()
        || !Bytes.startsWith(event.text, name, end, MM_STRUCT)
        || end > name + MM_STRUCT.length && page.get(name + MM_STRUCT.length) != 0) {
      return Outcome.NOT_OURS;
    }
    event.mmSite = symbols.site(number(page, from, first));
    event.mmPointer = number(page, from, second);
    return event.mmPointer != 0 ? Outcome.READ : Outcome.MALFORMED;
  }

  /** A number, as a signed one of its size. */
  static long number(ByteBuffer page, int from, Field field) {
    int at = from + field.offset();
    return switch (field.size()) {
      case 1 -> page.get(at);
      case 2 -> page.getShort(at);
      case 4 -> page.getInt(at);
      case 8 -> page.getLong(at);
      default -> 0;
    };
  }
}

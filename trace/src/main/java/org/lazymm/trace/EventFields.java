package org.lazymm.trace;

import org.lazymm.trace.LineParser.Outcome;

/**
 * The fields of the events, one method for each kind; none of them splits at blanks, since names
 * hold blanks.
 */
final class EventFields {
  private static final byte[] PID = Bytes.ascii("pid=");
  private static final byte[] BLANK_PID = Bytes.ascii(" pid=");
  private static final byte[] PRIORITY = Bytes.ascii(" prio=");
  private static final byte[] CHILD_PID = Bytes.ascii(" child_pid=");
  private static final byte[] CLONE_FLAGS = Bytes.ascii(" clone_flags=");
  private static final byte[] OLD_PID = Bytes.ascii(" old_pid=");
  private static final byte[] GROUP_DEAD = Bytes.ascii(" group_dead=");
  private static final byte[] STATE = Bytes.ascii("state=");
  private static final byte[] COMMAND = Bytes.ascii("cmd: ");
  private static final byte[] CALL_SITE = Bytes.ascii("call_site=");
  private static final byte[] POINTER = Bytes.ascii(" ptr=");
  private static final byte[] MM_STRUCT = Bytes.ascii(" name=mm_struct");
  private static final byte[] MM = Bytes.ascii(" mm=");
  private static final byte[] PREVIOUS_MM = Bytes.ascii(" prev=");
  private static final byte[] FULL = Bytes.ascii(" full=");
  private static final byte[] USERS = Bytes.ascii(" users=");
  private static final byte[] TARGET_CPU = Bytes.ascii(" cpu=");
  private static final byte[] HOTPLUG_CPU = Bytes.ascii(" cpu: ");
  private static final byte[] FUNCTION = Bytes.ascii(" func=");
  private static final byte[] CALLER = Bytes.ascii(" callsite=");
  private static final long IDLE_EXIT = 0xffff_ffffL;

  private EventFields() {}

  static Outcome read(EventKind kind, byte[] text, int from, int to, TraceEvent event) {
    event.kind = kind;
    event.inferred = false;
    return switch (kind) {
      case SWITCH -> outcome(SwitchFields.read(text, from, to, event));
      case NEW_TASK -> outcome(newTask(text, from, to, event));
      case FORK -> outcome(fork(text, from, to, event));
      case EXEC -> outcome(exec(text, from, to, event));
      case EXIT -> outcome(exit(text, from, to, event));
      case FREE -> outcome(subject(text, from, to, event));
      case CPU_IDLE -> outcome(idle(text, from, to, event));
      case MEMBARRIER -> outcome(membarrier(text, from, to, event));
      case MM_ALLOC, MM_FREE -> mm(text, from, to, event);
      case HOTPLUG_STEP -> hotplug(text, from, to, event);
      case FLUSH -> flush(text, from, to, event);
      case INTERRUPT_SENT -> interrupt(text, from, to, event);
      case MMU_LEAVE -> probe(text, from, to, PREVIOUS_MM, event);
      case USE_MM, UNUSE_MM, FLUSH_INTERRUPT, SHOOT_INTERRUPT, MM_DROP ->
          probe(text, from, to, MM, event);
    };
  }

  /** What a malformed event should have looked like. */
  static String expected(EventKind kind) {
    return switch (kind) {
      case SWITCH ->
          "'prev_comm=C prev_pid=N prev_prio=P prev_state=S ==> next_comm=C next_pid=N"
              + " next_prio=P'";
      case NEW_TASK -> "'pid=N comm=C clone_flags=HEX oom_score_adj=N'";
      case FORK -> "'comm=C pid=N child_comm=C child_pid=N'";
      case EXEC -> "'filename=F pid=N old_pid=N'";
      case EXIT, FREE -> "'comm=C pid=N prio=P'";
      case CPU_IDLE -> "'state=N cpu_id=N'";
      case MEMBARRIER -> "'cmd: N, flags: N, cpu_id: N'";
      case MM_ALLOC, MM_FREE -> "'call_site=F ptr=HEX name=mm_struct'";
      case HOTPLUG_STEP -> "'cpu: N target: N step: N (FUNCTION)'";
      case INTERRUPT_SENT -> "'cpu=N callsite=F func=F csd=HEX'";
      case FLUSH -> "'(FUNCTION) mm=HEX full=N users=N'";
      case MMU_LEAVE -> "'(FUNCTION) prev=HEX'";
      case USE_MM, UNUSE_MM, FLUSH_INTERRUPT, SHOOT_INTERRUPT, MM_DROP -> "'(FUNCTION) mm=HEX'";
    };
  }

  private static Outcome outcome(boolean read) {
    return read ? Outcome.READ : Outcome.MALFORMED;
  }

  private static int numberBehind(byte[] text, int key, byte[] word, int to) {
    if (key < 0) {
      return -1;
    }
    int digits = key + word.length;
    return Bytes.pid(text, digits, Bytes.skipDigits(text, digits, to));
  }

  private static boolean newTask(byte[] text, int from, int to, TraceEvent event) {
    int at = Bytes.skipBlanks(text, from, to);
    int flags = Bytes.findLast(text, at, to, CLONE_FLAGS);
    if (flags < 0 || !Bytes.startsWith(text, at, to, PID)) {
      return false;
    }
    event.otherPid = numberBehind(text, at, PID, to);
    event.cloneFlags = Bytes.hex(text, flags + CLONE_FLAGS.length, to);
    return event.otherPid >= 0;
  }

  private static boolean fork(byte[] text, int from, int to, TraceEvent event) {
    event.otherPid = numberBehind(text, Bytes.findLast(text, from, to, CHILD_PID), CHILD_PID, to);
    return event.otherPid >= 0;
  }

  private static boolean exec(byte[] text, int from, int to, TraceEvent event) {
    event.otherPid = numberBehind(text, Bytes.findLast(text, from, to, OLD_PID), OLD_PID, to);
    return event.otherPid >= 0;
  }

  private static boolean exit(byte[] text, int from, int to, TraceEvent event) {
    int dead = Bytes.findLast(text, from, to, GROUP_DEAD);
    event.exitPlace = dead < 0 ? ExitPlace.AFTER_EXIT_MM : ExitPlace.BEFORE_EXIT_MM;
    int value = dead + GROUP_DEAD.length;
    event.groupDead = dead >= 0 && value < to && text[value] == 't';
    return subject(text, from, to, event);
  }

  private static boolean subject(byte[] text, int from, int to, TraceEvent event) {
    int end = Bytes.findLast(text, from, to, PRIORITY);
    if (end < 0) {
      return false;
    }
    int digits = Bytes.skipDigitsBack(text, from, end);
    event.subjectPid = Bytes.pid(text, digits, end);
    return event.subjectPid >= 0 && Bytes.endsWith(text, from, digits, BLANK_PID);
  }

  private static boolean idle(byte[] text, int from, int to, TraceEvent event) {
    int state = Bytes.find(text, from, to, STATE);
    if (state < 0) {
      return false;
    }
    int digits = state + STATE.length;
    long value = Bytes.decimal(text, digits, Bytes.skipDigits(text, digits, to));
    event.idleEntered = value != IDLE_EXIT;
    return value >= 0;
  }

  private static boolean membarrier(byte[] text, int from, int to, TraceEvent event) {
    int command = Bytes.find(text, from, to, COMMAND);
    event.membarrierCommand =
        command < 0 ? -1 : (int) Bytes.hex(text, command + COMMAND.length, to);
    return command >= 0;
  }

  private static Outcome mm(byte[] text, int from, int to, TraceEvent event) {
    if (Bytes.find(text, from, to, MM_STRUCT) < 0) {
      return Outcome.NOT_OURS;
    }
    int site = Bytes.find(text, from, to, CALL_SITE);
    int pointer = Bytes.find(text, from, to, POINTER);
    if (site < 0 || pointer < 0) {
      return Outcome.MALFORMED;
    }
    event.mmSite = MmSite.at(text, site + CALL_SITE.length, pointer);
    event.mmPointer = Bytes.hex(text, pointer + POINTER.length, to);
    return event.mmPointer != 0 ? Outcome.READ : Outcome.MALFORMED;
  }

  private static Outcome hotplug(byte[] text, int from, int to, TraceEvent event) {
    event.targetCpu = numberBehind(text, Bytes.find(text, from, to, HOTPLUG_CPU), HOTPLUG_CPU, to);
    int function = to;
    while (function > from && text[function - 1] != '(') {
      function--;
    }
    event.mmSite = MmSite.at(text, function, to);
    return outcome(LineParser.isCpu(event.targetCpu));
  }

  private static Outcome interrupt(byte[] text, int from, int to, TraceEvent event) {
    event.targetCpu = numberBehind(text, Bytes.find(text, from, to, TARGET_CPU), TARGET_CPU, to);
    int function = Bytes.find(text, from, to, FUNCTION);
    int caller = Bytes.find(text, from, to, CALLER);
    if (function < 0 || !LineParser.isCpu(event.targetCpu)) {
      return Outcome.MALFORMED;
    }
    event.interrupt = MmInterrupt.of(text, function + FUNCTION.length, to);
    event.fullFlush =
        caller >= 0 && MmInterrupt.isFinalFlush(text, caller + CALLER.length, function);
    return event.interrupt == MmInterrupt.OTHER ? Outcome.NOT_OURS : Outcome.READ;
  }

  private static Outcome flush(byte[] text, int from, int to, TraceEvent event) {
    int full = Bytes.find(text, from, to, FULL);
    event.mmUsers = numberBehind(text, Bytes.find(text, from, to, USERS), USERS, to);
    if (full < 0) {
      return Outcome.NOT_OURS;
    }
    event.fullFlush = Bytes.hex(text, full + FULL.length, to) != 0;
    return probe(text, from, to, MM, event);
  }

  /** Somebody's probe on one of these functions may print anything; only an mm is of use. */
  private static Outcome probe(byte[] text, int from, int to, byte[] key, TraceEvent event) {
    int mm = Bytes.find(text, from, to, key);
    if (mm < 0) {
      return Outcome.NOT_OURS;
    }
    event.mmPointer = Bytes.hex(text, mm + key.length, to);
    return event.mmPointer != 0 ? Outcome.READ : Outcome.MALFORMED;
  }
}

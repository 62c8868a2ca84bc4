package org.lazymm.trace;

/**
 * The fields of {@code sched_switch} in its three renderings: the kernel's print format, the raw
 * one without an arrow, and that of the trace-cmd plugin. Names may hold anything, so each part is
 * recognised by what stands left of it.
 */
final class SwitchFields {
  private static final byte[] PREVIOUS_COMM = Bytes.ascii("prev_comm=");
  private static final byte[] PREVIOUS_PID = Bytes.ascii(" prev_pid=");
  private static final byte[] PREVIOUS_PRIORITY = Bytes.ascii(" prev_prio=");
  private static final byte[] PREVIOUS_STATE = Bytes.ascii(" prev_state=");
  private static final byte[] ARROW = Bytes.ascii(" ==>");
  private static final byte[] NEXT_COMM = Bytes.ascii(" next_comm=");
  private static final byte[] NEXT_PID = Bytes.ascii(" next_pid=");
  private static final byte[] PLUGIN_PRIORITY = Bytes.ascii(" [");

  /** {@code TASK_IDLE} before Linux 4.14. */
  private static final long UNINTERRUPTIBLE_WITHOUT_LOAD = 0x402;

  private SwitchFields() {}

  static boolean read(byte[] text, int from, int to, TraceEvent event) {
    int at = Bytes.skipBlanks(text, from, to);
    return Bytes.startsWith(text, at, to, PREVIOUS_COMM)
        ? named(text, at + PREVIOUS_COMM.length, to, event)
        : plugin(text, at, to, event);
  }

  private static boolean named(byte[] text, int from, int to, TraceEvent event) {
    int nextPid = Bytes.findLast(text, from, to, NEXT_PID);
    if (nextPid < 0) {
      return false;
    }
    int digits = nextPid + NEXT_PID.length;
    int next = Bytes.pid(text, digits, Bytes.skipDigits(text, digits, to));
    for (int comm = Bytes.find(text, from, nextPid + 1, NEXT_COMM);
        comm >= 0;
        comm = Bytes.find(text, comm + 1, nextPid + 1, NEXT_COMM)) {
      int stateEnd = Bytes.endsWith(text, from, comm, ARROW) ? comm - ARROW.length : comm;
      if (previous(text, from, stateEnd, event) && next >= 0) {
        event.otherPid = next;
        event.otherCommFrom = comm + NEXT_COMM.length;
        event.otherCommTo = nextPid;
        return true;
      }
    }
    return false;
  }

  /** Reads leftwards from the end of the state. */
  private static boolean previous(byte[] text, int from, int stateEnd, TraceEvent event) {
    int state = stateEnd;
    while (state > from && !Bytes.isBlank(text[state - 1]) && text[state - 1] != '=') {
      state--;
    }
    if (state == stateEnd || !Bytes.endsWith(text, from, state, PREVIOUS_STATE)) {
      return false;
    }
    int priorityEnd = state - PREVIOUS_STATE.length;
    int priority = Bytes.skipDigitsBack(text, from, priorityEnd);
    if (priority > from && text[priority - 1] == '-') {
      priority--;
    }
    if (!Bytes.endsWith(text, from, priority, PREVIOUS_PRIORITY)) {
      return false;
    }
    int pidEnd = priority - PREVIOUS_PRIORITY.length;
    int pid = Bytes.skipDigitsBack(text, from, pidEnd);
    if (pid == pidEnd || !Bytes.endsWith(text, from, pid, PREVIOUS_PID)) {
      return false;
    }
    event.pid = Bytes.pid(text, pid, pidEnd);
    event.commFrom = from;
    event.commTo = pid - PREVIOUS_PID.length;
    state(text, state, stateEnd, event);
    return event.pid >= 0;
  }

  /** {@code swapper/2:0 [120] R ==> kworker/2:1:2923 [120]}. */
  private static boolean plugin(byte[] text, int from, int to, TraceEvent event) {
    for (int arrow = Bytes.find(text, from, to, ARROW);
        arrow >= 0;
        arrow = Bytes.find(text, arrow + 1, to, ARROW)) {
      int state = arrow;
      while (state > from && !Bytes.isBlank(text[state - 1])) {
        state--;
      }
      int colon = pluginColon(text, from, Bytes.skipBlanksBack(text, from, state));
      int next = Bytes.skipBlanks(text, arrow + ARROW.length, to);
      int nextColon = pluginColon(text, next, pluginEnd(text, next, to));
      if (state < arrow && colon >= 0 && nextColon >= 0) {
        event.pid = Bytes.pid(text, colon + 1, Bytes.skipDigits(text, colon + 1, to));
        event.commFrom = from;
        event.commTo = colon;
        event.otherPid = Bytes.pid(text, nextColon + 1, Bytes.skipDigits(text, nextColon + 1, to));
        event.otherCommFrom = next;
        event.otherCommTo = nextColon;
        state(text, state, arrow, event);
        return event.pid >= 0 && event.otherPid >= 0;
      }
    }
    return false;
  }

  /** The end of the last priority in brackets. */
  private static int pluginEnd(byte[] text, int from, int to) {
    int end = Bytes.skipBlanksBack(text, from, to);
    while (end > from && text[end - 1] != ']') {
      end--;
    }
    return end;
  }

  /**
   * Returns the colon between name and pid of {@code name:pid [priority]} that ends at {@code to},
   * or -1.
   */
  private static int pluginColon(byte[] text, int from, int to) {
    if (to <= from || text[to - 1] != ']') {
      return -1;
    }
    int priority = Bytes.skipDigitsBack(text, from, to - 1);
    if (priority > from && text[priority - 1] == '-') {
      priority--;
    }
    if (!Bytes.endsWith(text, from, priority, PLUGIN_PRIORITY)) {
      return -1;
    }
    int pidEnd = priority - PLUGIN_PRIORITY.length;
    int pid = Bytes.skipDigitsBack(text, from, pidEnd);
    return pid < pidEnd && pid > from && text[pid - 1] == ':' ? pid - 1 : -1;
  }

  private static void state(byte[] text, int from, int to, TraceEvent event) {
    event.preempted = text[to - 1] == '+';
    if (!Bytes.isDigit(text[from])) {
      event.previousState = letter(text, from, event.preempted ? to - 1 : to);
      return;
    }
    long raw = Bytes.decimal(text, from, Bytes.skipDigits(text, from, to));
    if (raw == UNINTERRUPTIBLE_WITHOUT_LOAD) {
      event.previousState = 'I';
      return;
    }
    event.preempted |= raw >= 256;
    event.previousState = letter(raw & 0xff);
  }

  /**
   * The first letter, except for the idle state of kernel threads: D with N before Linux 4.14, and
   * W alone where the trace-cmd plugin prints the state of a newer kernel.
   */
  private static char letter(byte[] text, int from, int to) {
    boolean idle =
        to - from == 1 && text[from] == 'W'
            || to - from == 3 && text[from] == 'D' && text[from + 2] == 'N';
    return idle ? 'I' : (char) text[from];
  }

  /** The letter of a raw state; 64 was a dead task once, and is a parked one since Linux 4.14. */
  private static char letter(long raw) {
    if (raw == 0) {
      return 'R';
    }
    return "SDTtXZxI".charAt(Long.numberOfTrailingZeros(raw));
  }
}

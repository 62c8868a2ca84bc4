package org.lazymm.trace;

import java.util.Arrays;

/**
 * Puts events into the order of time that come in bundles, each of one CPU and in order. As many
 * are kept as a file may have out of order, and no more; where that does not do, an event comes out
 * late.
 */
final class EventWindow {
  private static final int SLOT_BITS = 20;
  private static final int MOST = 1 << SLOT_BITS;
  private static final long LARGEST_DISTANCE = (1L << (63 - SLOT_BITS)) - 1;

  private final TraceHandler next;
  private final NamePool names;
  private final TaskStates states = new TaskStates("");
  private final TraceEvent event = new TraceEvent();
  private static final EventKind[] KINDS = EventKind.values();

  private int size;
  private long[] times = new long[1 << 10];
  private long[] values = new long[1 << 10];
  private int[] cpus = new int[1 << 10];
  private byte[] kinds = new byte[1 << 10];
  private int[] pids = new int[1 << 10];
  private int[] others = new int[1 << 10];
  private int[] comms = new int[1 << 10];
  private int[] otherComms = new int[1 << 10];
  private long[] order = new long[1 << 10];
  private long emitted;

  EventWindow(TraceHandler next, NamePool names) {
    this.next = next;
    this.names = names;
  }

  /**
   * Takes an event.
   *
   * @param value state, clone flags or the like, as the kind has it
   * @param other the other task
   */
  void add(
      EventKind kind, long time, int cpu, int pid, int comm, int other, int otherComm, long value) {
    if (size == times.length) {
      if (size == MOST) {
        emit(MOST / 2);
      } else {
        grow(2 * size);
      }
    }
    times[size] = time;
    values[size] = value;
    cpus[size] = cpu;
    kinds[size] = (byte) kind.ordinal();
    pids[size] = pid;
    others[size] = other;
    comms[size] = comm;
    otherComms[size] = otherComm;
    size++;
  }

  private void grow(int capacity) {
    times = Arrays.copyOf(times, capacity);
    values = Arrays.copyOf(values, capacity);
    cpus = Arrays.copyOf(cpus, capacity);
    kinds = Arrays.copyOf(kinds, capacity);
    pids = Arrays.copyOf(pids, capacity);
    others = Arrays.copyOf(others, capacity);
    comms = Arrays.copyOf(comms, capacity);
    otherComms = Arrays.copyOf(otherComms, capacity);
    order = new long[capacity];
  }

  /** Passes all on that are left. */
  void end() {
    emit(size);
  }

  private void emit(int count) {
    long first = Long.MAX_VALUE;
    for (int i = 0; i < size; i++) {
      first = Math.min(first, times[i]);
    }
    for (int i = 0; i < size; i++) {
      order[i] = Math.min(times[i] - first, LARGEST_DISTANCE) << SLOT_BITS | i;
    }
    Arrays.sort(order, 0, size);
    for (int i = 0; i < count; i++) {
      int slot = (int) (order[i] & (MOST - 1));
      pass(slot);
      cpus[slot] = -1;
    }
    keep();
  }

  private void pass(int slot) {
    EventKind kind = KINDS[kinds[slot]];
    long value = values[slot];
    event.line = ++emitted;
    event.timeNanos = times[slot];
    event.cpu = cpus[slot];
    event.pid = pids[slot];
    event.tgid = TraceEvent.UNKNOWN;
    event.kind = kind;
    event.text = names.text();
    event.commFrom = names.from(comms[slot]);
    event.commTo = names.to(comms[slot]);
    event.otherPid = others[slot];
    event.subjectPid = others[slot];
    event.otherCommFrom = names.from(otherComms[slot]);
    event.otherCommTo = names.to(otherComms[slot]);
    event.cloneFlags = value;
    event.idleEntered = value != 0;
    event.exitPlace = ExitPlace.AFTER_EXIT_MM;
    event.groupDead = false;
    if (kind == EventKind.SWITCH) {
      states.fill(value, event);
    }
    next.event(event);
  }

  /** Moves those together that were not passed on. */
  private void keep() {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (cpus[i] >= 0) {
        times[kept] = times[i];
        values[kept] = values[i];
        cpus[kept] = cpus[i];
        kinds[kept] = kinds[i];
        pids[kept] = pids[i];
        others[kept] = others[i];
        comms[kept] = comms[i];
        otherComms[kept] = otherComms[i];
        kept++;
      }
    }
    size = kept;
  }
}

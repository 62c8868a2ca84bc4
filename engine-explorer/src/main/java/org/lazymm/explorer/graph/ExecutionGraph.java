package org.lazymm.explorer.graph;

import java.util.Arrays;

/**
 * An execution graph: the events of each thread in program order, which write each read reads from,
 * and the order of the writes to each location.
 *
 * <p>An event is a number: events are numbered from 0 in the order in which they were added.
 * Initial values are no events; {@link #INITIAL} stands for the initial write of a location.
 *
 * <p>All in arrays of primitives, copied whole when the search branches.
 *
 * <p>Longer than 400 lines: arrays of primitives with one invariant among them, which every method
 * here keeps.
 */
public final class ExecutionGraph {
  /** The initial write of a location. */
  public static final int INITIAL = -1;

  /** No event. */
  public static final int NONE = -2;

  private final int threads;
  private int size;

  private int[] thread = new int[32];
  private int[] index = new int[32];
  private int[] label = new int[32];
  private int[] location = new int[32];
  private long[] value = new long[32];
  private int[] rf = new int[32];

  /** Each wake: the read, the write that it reads since, the write that it had read before. */
  private int[] wakes = new int[24];

  private int wakeCount;

  private int[] coNext = new int[32];
  private int[] coPrevious = new int[32];
  private byte[] update = new byte[32];
  private long[] operand = new long[32];
  private long[] expected = new long[32];
  private long[] dependencies = new long[3 * 32];
  private boolean dependent;

  /** Of each event, how many events of each thread are in its porf prefix, itself included. */
  private int[] clocks;

  private final int[][] events;
  private final int[] sizes;
  private int[] first = new int[16];
  private int[] last = new int[16];
  private int locations;

  /**
   * An empty graph.
   *
   * @param threads how many threads the program has
   */
  public ExecutionGraph(int threads) {
    this.threads = threads;
    this.clocks = new int[32 * threads];
    this.events = new int[threads][16];
    this.sizes = new int[threads];
  }

  // What it says.

  /** How many events there are. */
  public int size() {
    return size;
  }

  /** How many threads the program has. */
  public int threads() {
    return threads;
  }

  /** How many locations have been named; they are numbered from 0. */
  public int locations() {
    return locations;
  }

  /** How many events a thread has. */
  public int size(int ofThread) {
    return sizes[ofThread];
  }

  /**
   * An event of a thread.
   *
   * @param ofThread the thread
   * @param at its place in program order, from 0
   */
  public int event(int ofThread, int at) {
    return events[ofThread][at];
  }

  /** Whose event it is. */
  public int thread(int event) {
    return thread[event];
  }

  /** Its place in its thread's program order, from 0. */
  public int index(int event) {
    return index[event];
  }

  /** What it is: see {@link Label}. */
  public int label(int event) {
    return label[event];
  }

  /** Whether it has all of some properties of {@link Label}. */
  public boolean is(int event, int properties) {
    return (label[event] & properties) == properties;
  }

  /** What it accesses; of a use or free, the object; of a fence, -1. */
  public int location(int event) {
    return location[event];
  }

  /** The value read or written. */
  public long value(int event) {
    return value[event];
  }

  /** Which write a read reads from, or {@link #INITIAL}; of other events {@link #NONE}. */
  public int rf(int read) {
    return rf[read];
  }

  /** The next write to the same location, or {@link #NONE} after the last. */
  public int coNext(int write) {
    return coNext[write];
  }

  /** The write to the same location before this, or {@link #INITIAL}. */
  public int coPrevious(int write) {
    return coPrevious[write];
  }

  /** The first write to a location after the initial one, or {@link #NONE}. */
  public int coFirst(int ofLocation) {
    return ofLocation < locations ? first[ofLocation] : NONE;
  }

  /** The last write to a location, or {@link #INITIAL}. */
  public int coLast(int ofLocation) {
    return ofLocation < locations ? last[ofLocation] : INITIAL;
  }

  /**
   * The write that comes after a write or after the initial one.
   *
   * @param write a write or {@link #INITIAL}
   * @param ofLocation its location
   */
  public int coAfter(int write, int ofLocation) {
    return write == INITIAL ? coFirst(ofLocation) : coNext[write];
  }

  /** The write of the read-modify-write that a read belongs to, or {@link #NONE} if it failed. */
  public int rmwWrite(int read) {
    int at = index[read] + 1;
    if (at >= sizes[thread[read]]) {
      return NONE;
    }
    int next = events[thread[read]][at];
    return is(next, Label.RMW | Label.WRITE) ? next : NONE;
  }

  /** The read of the read-modify-write that a write belongs to. */
  public int rmwRead(int write) {
    return events[thread[write]][index[write] - 1];
  }

  /** The earlier reads that the event's address depends on: bit p is place p in program order. */
  public long addressDependencies(int event) {
    return dependencies[3 * event];
  }

  /** The earlier reads that the value written depends on. */
  public long dataDependencies(int event) {
    return dependencies[3 * event + 1];
  }

  /** The earlier reads that decided whether the event happens. */
  public long controlDependencies(int event) {
    return dependencies[3 * event + 2];
  }

  /** Whether any event has dependencies. */
  public boolean hasDependencies() {
    return dependent;
  }

  /** How an update makes its value; of the read of a read-modify-write. */
  public Update update(int read) {
    return Update.of(update[read]);
  }

  /** The operand of a read-modify-write. */
  public long operand(int read) {
    return operand[read];
  }

  /**
   * Whether one event is another, or before it in the closure of program order and reads-from.
   *
   * @param earlier an event
   * @param later an event
   */
  public boolean isInPrefix(int earlier, int later) {
    return index[earlier] < clocks[later * threads + thread[earlier]];
  }

  /** Whether a read is of a kind that its present value blocks: a failed test, a held lock. */
  public boolean blocks(int read) {
    if ((label[read] & (Label.AWAIT | Label.LOCK)) == 0 || (label[read] & Label.READ) == 0) {
      return false;
    }
    return !satisfies(read, value[read]);
  }

  /** Whether a value lets a waiting read go on; every value does for one that does not wait. */
  public boolean satisfies(int read, long candidate) {
    int what = label[read];
    if ((what & Label.LOCK) != 0) {
      return candidate == 0 || update[read] == Update.TRY_LOCK.ordinal();
    }
    if ((what & Label.AWAIT) != 0) {
      return (candidate == operand[read]) == (expected[read] != 0);
    }
    return true;
  }

  /** The value of a write, or the given initial value. */
  public long valueOf(int write, long initial) {
    return write == INITIAL ? initial : value[write];
  }

  // How it grows.

  /** Makes a location known. */
  public void touch(int newLocation) {
    if (newLocation < locations) {
      return;
    }
    if (newLocation >= first.length) {
      int capacity = Math.max(newLocation + 1, 2 * first.length);
      first = Arrays.copyOf(first, capacity);
      last = Arrays.copyOf(last, capacity);
    }
    Arrays.fill(first, locations, newLocation + 1, NONE);
    Arrays.fill(last, locations, newLocation + 1, INITIAL);
    locations = newLocation + 1;
  }

  /**
   * Adds an event at the end of a thread. A write is in no coherence order yet, a read reads
   * nothing.
   */
  public int add(int byThread, int what, int where) {
    if (size == label.length) {
      grow();
    }
    if (where >= 0) {
      touch(where);
    }
    int id = size++;
    int at = sizes[byThread]++;
    int[] own = events[byThread];
    if (at == own.length) {
      own = Arrays.copyOf(own, 2 * at);
      events[byThread] = own;
    }
    own[at] = id;
    thread[id] = byThread;
    index[id] = at;
    label[id] = what;
    location[id] = where;
    value[id] = 0;
    rf[id] = NONE;
    coNext[id] = NONE;
    coPrevious[id] = NONE;
    update[id] = 0;
    operand[id] = 0;
    expected[id] = 0;
    if (dependent) {
      dependencies[3 * id] = 0;
      dependencies[3 * id + 1] = 0;
      dependencies[3 * id + 2] = 0;
    }
    int clock = id * threads;
    if (at == 0) {
      Arrays.fill(clocks, clock, clock + threads, 0);
    } else {
      System.arraycopy(clocks, own[at - 1] * threads, clocks, clock, threads);
    }
    clocks[clock + byThread] = at + 1;
    return id;
  }

  /** States the dependencies of an event. */
  public void depend(int event, long address, long data, long control) {
    if (!dependent) {
      Arrays.fill(dependencies, 0, 3 * size, 0); // Left by what the graph was before.
      dependent = true;
    }
    dependencies[3 * event] = address;
    dependencies[3 * event + 1] = data;
    dependencies[3 * event + 2] = control;
  }

  /** States what a read-modify-write, or a wait, does with the value read. */
  public void operands(int read, Update how, long newOperand, long newExpected) {
    update[read] = (byte) how.ordinal();
    operand[read] = newOperand;
    expected[read] = newExpected;
  }

  /** Whether the read-modify-write of a read writes, given a value. */
  public boolean writes(int read, long old) {
    return Update.of(update[read]).writes(old, expected[read]);
  }

  /** Adds the write of the read-modify-write of a read; it is in no coherence order yet. */
  public int addUpdate(int read) {
    int write = add(thread[read], Label.writeOfUpdate(label[read]), location[read]);
    value[write] = updated(read);
    return write;
  }

  /**
   * The operands of the updates that made the value that a read has read, oldest first. A write
   * that is no update passes on what its thread has read just before.
   *
   * @param read of a location that is written by updates alone, or by a copy of such a one
   */
  public long[] operandsRead(int read) {
    int count = 0;
    for (int update = updateRead(read); update != NONE; update = updateRead(update)) {
      count++;
    }
    long[] operands = new long[count];
    for (int update = updateRead(read); update != NONE; update = updateRead(update)) {
      operands[--count] = operand(update);
    }
    return operands;
  }

  /** The read of the update from which a read has its value; NONE if that is the initial one. */
  private int updateRead(int read) {
    int write = rf(read);
    while (write >= 0 && !is(write, Label.RMW)) {
      write = rf(event(thread(write), index(write) - 1));
    }
    return write < 0 ? NONE : rmwRead(write);
  }

  /** What the read-modify-write of a read writes, given its present value. */
  public long updated(int read) {
    return Update.of(update[read]).apply(value[read], operand[read]);
  }

  /** The value compared with. */
  public long expected(int read) {
    return expected[read];
  }

  /** Sets the value of a write. */
  public void setValue(int write, long newValue) {
    value[write] = newValue;
  }

  /**
   * Makes a read, the last event of its thread, read from a write.
   *
   * @param read the read
   * @param write the write, or {@link #INITIAL}
   * @param newValue the write's value
   */
  public void readFrom(int read, int write, long newValue) {
    rf[read] = write;
    value[read] = newValue;
    int clock = read * threads;
    int at = index[read];
    int own = thread[read];
    if (at == 0) {
      Arrays.fill(clocks, clock, clock + threads, 0);
    } else {
      System.arraycopy(clocks, events[own][at - 1] * threads, clocks, clock, threads);
    }
    clocks[clock + own] = at + 1;
    if (write >= 0) {
      int source = write * threads;
      for (int each = 0; each < threads; each++) {
        if (clocks[source + each] > clocks[clock + each]) {
          clocks[clock + each] = clocks[source + each];
        }
      }
    }
  }

  /** Puts a write that is in no order yet after another, or first. */
  public void placeAfter(int write, int before) {
    int where = location[write];
    int after = before == INITIAL ? first[where] : coNext[before];
    coPrevious[write] = before;
    coNext[write] = after;
    if (before == INITIAL) {
      first[where] = write;
    } else {
      coNext[before] = write;
    }
    if (after == NONE) {
      last[where] = write;
    } else {
      coPrevious[after] = write;
    }
  }

  /** Takes a write out of the order of its location. */
  public void unplace(int write) {
    int where = location[write];
    int before = coPrevious[write];
    int after = coNext[write];
    if (before == INITIAL) {
      first[where] = after;
    } else {
      coNext[before] = after;
    }
    if (after == NONE) {
      last[where] = before;
    } else {
      coPrevious[after] = before;
    }
    coPrevious[write] = NONE;
    coNext[write] = NONE;
  }

  /** The read-modify-write that reads a write and comes right after it, by its write, or NONE. */
  public int consumer(int write, int ofLocation) {
    int after = coAfter(write, ofLocation);
    return after >= 0 && is(after, Label.RMW) ? after : NONE;
  }

  /**
   * Makes a blocked read take a later write as its rf source, without a revisit.
   *
   * @param read a read that is blocked and the last of its thread
   * @param write the newest event
   */
  public void wake(int read, int write) {
    if (3 * wakeCount == wakes.length) {
      wakes = Arrays.copyOf(wakes, 2 * wakes.length);
    }
    wakes[3 * wakeCount] = read;
    wakes[3 * wakeCount + 1] = write;
    wakes[3 * wakeCount + 2] = rf[read];
    wakeCount++;
    readFrom(read, write, value[write]);
  }

  /** How many wakes there are, the oldest being number 0. */
  public int wakes() {
    return wakeCount;
  }

  /** Which read a wake was of. */
  public int wokenRead(int wake) {
    return wakes[3 * wake];
  }

  /** What the read had read before a wake. */
  public int rfBeforeWake(int wake) {
    return wakes[3 * wake + 2];
  }

  /** What a read read from before it was woken, or reads from if it never was. */
  public int firstRf(int read) {
    for (int wake = 0; wake < wakeCount; wake++) {
      if (wakes[3 * wake] == read) {
        return wakes[3 * wake + 2];
      }
    }
    return rf[read];
  }

  /** Cuts the graph down to the events added first. */
  public void truncate(int newSize, InitialValues initial) {
    while (wakeCount > 0 && wakes[3 * wakeCount - 2] >= newSize) {
      wakeCount--;
      int read = wakes[3 * wakeCount];
      if (read < newSize) {
        int before = wakes[3 * wakeCount + 2];
        readFrom(read, before, valueOf(before, initial.of(location[read])));
      }
    }
    for (int id = size - 1; id >= newSize; id--) {
      sizes[thread[id]]--;
      if ((label[id] & Label.WRITE) != 0 && coPrevious[id] != NONE) {
        unplace(id);
      }
    }
    size = newSize;
  }

  /** A graph of its own with the same events. */
  public ExecutionGraph copy() {
    ExecutionGraph copy = new ExecutionGraph(threads);
    copy.ensure(size);
    copy.dependent = dependent;
    if (locations > 0) {
      copy.touch(locations - 1);
    }
    for (int id = 0; id < size; id++) {
      copy.add(thread[id], label[id], location[id]);
      copy.value[id] = value[id];
      copy.rf[id] = rf[id];
      copy.coNext[id] = coNext[id];
      copy.coPrevious[id] = coPrevious[id];
      copy.update[id] = update[id];
      copy.operand[id] = operand[id];
      copy.expected[id] = expected[id];
      if (dependent) {
        System.arraycopy(dependencies, 3 * id, copy.dependencies, 3 * id, 3);
      }
    }
    System.arraycopy(clocks, 0, copy.clocks, 0, size * threads);
    System.arraycopy(first, 0, copy.first, 0, locations);
    System.arraycopy(last, 0, copy.last, 0, locations);
    return copy;
  }

  /** Says what locations hold at first. */
  @FunctionalInterface
  public interface InitialValues {
    /** The initial value of a location. */
    long of(int location);
  }

  /**
   * Becomes the part of another graph that a backward revisit keeps: the events up to a read, and
   * the porf prefix of a write; the write, its last event, is in no order yet.
   *
   * @param from the other graph
   * @param read the read that will read from the write
   * @param write the write
   * @param map working space: the new numbers of the old events
   */
  void becomePart(ExecutionGraph from, int read, int write, int[] map, InitialValues initial) {
    size = 0;
    wakeCount = 0;
    locations = 0;
    dependent = from.dependent;
    Arrays.fill(sizes, 0);
    ensure(from.size);
    if (from.locations > 0) {
      touch(from.locations - 1);
    }
    for (int id = 0; id <= write; id++) {
      if (id > read && !from.isInPrefix(id, write)) {
        map[id] = NONE;
        continue;
      }
      int copy = add(from.thread[id], from.label[id], from.location[id]);
      map[id] = copy;
      value[copy] = from.value[id];
      update[copy] = from.update[id];
      operand[copy] = from.operand[id];
      expected[copy] = from.expected[id];
      if (dependent) {
        System.arraycopy(from.dependencies, 3 * id, dependencies, 3 * copy, 3);
      }
    }
    for (int where = 0; where < from.locations; where++) {
      int before = INITIAL;
      for (int id = from.first[where]; id != NONE; id = from.coNext[id]) {
        int copy = map[id];
        if (copy != NONE && id != write) {
          placeAfter(copy, before);
          before = copy;
        }
      }
    }
    for (int id = 0; id <= write; id++) {
      int copy = map[id];
      if (copy != NONE) {
        // Clocks do not count numbers but places in program order, which a restriction does not
        // change.
        System.arraycopy(from.clocks, id * threads, clocks, copy * threads, threads);
        int source = from.rf[id];
        rf[copy] = source >= 0 ? map[source] : source;
      }
    }
    copyWakes(from, read, map, initial);
  }

  /** Keeps the wakes by writes that are kept. */
  private void copyWakes(ExecutionGraph from, int revisited, int[] map, InitialValues initial) {
    wakeCount = 0;
    for (int wake = 0; wake < from.wakeCount; wake++) {
      int read = map[from.wakes[3 * wake]];
      if (read == NONE || from.wakes[3 * wake] == revisited) {
        continue; // What is revisited reads from the write of the revisit, as if never woken.
      }
      if (isFirstWake(from, wake)) {
        int before = from.wakes[3 * wake + 2];
        int source = before >= 0 ? map[before] : before;
        readFrom(read, source, valueOf(source, initial.of(location[read])));
      }
      int write = map[from.wakes[3 * wake + 1]];
      if (write != NONE) {
        wake(read, write);
      }
    }
  }

  private static boolean isFirstWake(ExecutionGraph from, int wake) {
    for (int earlier = 0; earlier < wake; earlier++) {
      if (from.wakes[3 * earlier] == from.wakes[3 * wake]) {
        return false;
      }
    }
    return true;
  }

  private void ensure(int capacity) {
    while (label.length < capacity) {
      grow();
    }
  }

  private void grow() {
    int capacity = 2 * label.length;
    thread = Arrays.copyOf(thread, capacity);
    index = Arrays.copyOf(index, capacity);
    label = Arrays.copyOf(label, capacity);
    location = Arrays.copyOf(location, capacity);
    value = Arrays.copyOf(value, capacity);
    rf = Arrays.copyOf(rf, capacity);
    coNext = Arrays.copyOf(coNext, capacity);
    coPrevious = Arrays.copyOf(coPrevious, capacity);
    update = Arrays.copyOf(update, capacity);
    operand = Arrays.copyOf(operand, capacity);
    expected = Arrays.copyOf(expected, capacity);
    dependencies = Arrays.copyOf(dependencies, 3 * capacity);
    clocks = Arrays.copyOf(clocks, capacity * threads);
  }
}

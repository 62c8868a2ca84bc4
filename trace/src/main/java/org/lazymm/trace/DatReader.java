package org.lazymm.trace;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.Int2ObjectHashMap;
import org.lazymm.trace.EventFormat.Field;
import org.lazymm.trace.LineParser.Outcome;

/**
 * Reads the {@code trace.dat} of trace-cmd. The events of all CPUs are put together by their times;
 * one page of each CPU is in memory.
 */
final class DatReader {
  /** How the format is called. */
  static final String NAME = "TRACE_DAT";

  private static final int PROBLEMS_KEPT = 10;

  private final String name;
  private final DatFile file;
  private final TraceHandler handler;
  private final TraceEvent event = new TraceEvent();
  private final DatEvent[] layouts;
  private final Field type;
  private final Field pid;
  private final Int2ObjectHashMap<byte[]> names = new Int2ObjectHashMap<>();
  private final List<TraceProblem> problems = new ArrayList<>();
  private final DatCpu[] heap;
  private int size;
  private long records;
  private long events;
  private long skipped;
  private long malformed;
  private boolean truncated;

  private DatReader(String name, DatFile file, PlacedBytes bytes, TraceHandler handler)
      throws IOException {
    this.name = name;
    this.file = file;
    this.handler = handler;
    DatSymbols symbols = new DatSymbols(file.kallsyms());
    int most = file.formats().stream().mapToInt(EventFormat::id).max().orElse(0);
    layouts = new DatEvent[most + 1];
    file.formats().forEach(format -> layouts[format.id()] = new DatEvent(format, symbols));
    type = common("common_type", 2);
    pid = common("common_pid", 4);
    file.names().forEach((task, comm) -> names.put(task, Bytes.ascii(comm)));
    heap = new DatCpu[file.pages().size()];
    for (DatFile.Pages pages : file.pages()) {
      push(new DatCpu(pages.cpu(), new DatPages(bytes, file, pages), file));
    }
  }

  private Field common(String field, int size) throws EOFException {
    if (file.formats().isEmpty()) {
      throw new EOFException("no event format in it");
    }
    return file.formats()
        .get(0)
        .field(field)
        .filter(place -> place.size() == size)
        .orElseThrow(() -> new EOFException("no " + field + " in its event formats"));
  }

  /**
   * Reads a file from its beginning to its end.
   *
   * @param name how messages call it
   * @param bytes the file
   * @param handler receives each event
   * @return what was read and what was not
   * @throws IOException if it cannot be read
   * @throws TraceException if there is no event in it at all
   */
  static TraceRead read(String name, PlacedBytes bytes, TraceHandler handler) throws IOException {
    try {
      DatFile file = DatFile.read(bytes);
      if (file.text()) {
        throw refused(
            name,
            "a trace.dat file with the text of a latency tracer",
            "run 'trace-cmd report -i FILE' to look at it; record events to have a whole trace");
      }
      boolean ticks = file.clock().equals("x86-tsc") && file.multiplier() == 0;
      if (ticks || file.clock().equals("counter") || file.clock().equals("uptime")) {
        throw refused(
            name,
            "a trace.dat file with the clock "
                + DatFile.printable(file.clock())
                + ", which counts no nanoseconds",
            "record it with 'trace-cmd record -C mono'");
      }
      return new DatReader(name, file, bytes, handler).readAll();
    } catch (EOFException damaged) {
      throw refused(
          name,
          "a damaged trace.dat file (" + damaged.getMessage() + ")",
          "copy or record it again");
    }
  }

  private static TraceException refused(String name, String what, String remedy) {
    return new TraceException(
        new TraceProblem(name, 0, 0, what, "a trace.dat file of version 6 or 7", remedy));
  }

  private TraceRead readAll() throws IOException {
    List<DatCpu> all = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      all.add(heap[i]);
    }
    int cpus = size;
    size = 0;
    for (int i = 0; i < cpus; i++) {
      DatCpu cpu = all.get(i);
      if (advance(cpu)) {
        push(cpu);
      }
    }
    while (size > 0) {
      DatCpu cpu = heap[0];
      take(cpu);
      if (!advance(cpu)) {
        size--;
        heap[0] = heap[size];
      }
      sink();
    }
    long lost = 0;
    long uncounted = 0;
    for (DatCpu cpu : all) {
      lost += cpu.lost();
      uncounted += cpu.uncountedLosses();
      malformed += cpu.damagedPages();
      if (cpu.damagedPages() > 0) {
        keep(
            cpu.damagedPages() + " damaged pages of CPU " + cpu.cpu(),
            "the rest of such a page is left out; record it again");
      }
    }
    if (events + skipped == 0) {
      throw problems.isEmpty()
          ? refused(name, "a trace.dat file without an event in it", "record scheduler events")
          : new TraceException(problems.get(0));
    }
    return new TraceRead(
        name, NAME, records, events, skipped, malformed, lost, uncounted, truncated, problems);
  }

  private boolean advance(DatCpu cpu) throws IOException {
    try {
      return cpu.advance();
    } catch (EOFException cut) {
      truncated = true;
      keep(
          "the pages of CPU " + cpu.cpu() + " end too early (" + cut.getMessage() + ")",
          "copy or record it again; the events before this place are used");
      return false;
    }
  }

  private void keep(String what, String remedy) {
    if (problems.size() < PROBLEMS_KEPT) {
      problems.add(new TraceProblem(name, 0, 0, what, "whole pages", remedy));
    }
  }

  private void take(DatCpu cpu) {
    records++;
    int from = cpu.from();
    int to = cpu.to();
    if (to - from < Math.max(type.offset() + type.size(), pid.offset() + pid.size())) {
      bad();
      return;
    }
    int id = (int) DatEvent.number(cpu.page(), from, type) & 0xffff;
    DatEvent layout = id < layouts.length ? layouts[id] : null;
    if (layout == null) {
      skipped++;
      return;
    }
    int task = Math.max(0, (int) DatEvent.number(cpu.page(), from, pid));
    event.line = records;
    event.timeNanos = nanos(cpu.time());
    event.cpu = cpu.cpu();
    event.pid = task;
    event.tgid = TraceEvent.UNKNOWN;
    event.text = cpu.text();
    event.commTo = 0;
    event.commFrom = 0;
    Outcome outcome = layout.read(cpu.page(), from, to, event);
    if (layout.userCode()) {
      handler.userCode(task);
    }
    if (outcome == Outcome.NOT_OURS) {
      skipped++;
    } else if (outcome == Outcome.MALFORMED
        || event.pid < 0
        || event.otherPid < 0
        || event.timeNanos < 0
        || !LineParser.isCpu(event.cpu)) {
      event.otherPid = Math.max(0, event.otherPid);
      bad();
    } else {
      nameTask();
      events++;
      handler.event(event);
    }
  }

  /** The name that trace-cmd kept, where the event itself has none. */
  private void nameTask() {
    if (event.kind != EventKind.SWITCH) {
      byte[] comm = names.get(event.pid);
      if (comm != null) {
        event.text = comm;
        event.commTo = comm.length;
      }
    }
  }

  private void bad() {
    malformed++;
    keep("record " + records + " is shorter than its format", "the record is left out");
  }

  private long nanos(long time) {
    if (file.multiplier() == 0) {
      return time;
    }
    long high = Math.multiplyHigh(time, file.multiplier());
    long low = time * file.multiplier();
    int shift = file.shift();
    return shift == 0 ? low : low >>> shift | high << (64 - shift);
  }

  private static boolean isBefore(DatCpu a, DatCpu b) {
    return a.time() < b.time() || a.time() == b.time() && a.cpu() < b.cpu();
  }

  private void push(DatCpu cpu) {
    int at = size++;
    heap[at] = cpu;
    while (at > 0 && isBefore(cpu, heap[(at - 1) / 2])) {
      heap[at] = heap[(at - 1) / 2];
      at = (at - 1) / 2;
    }
    heap[at] = cpu;
  }

  /** Puts the first one where it belongs. */
  private void sink() {
    int at = 0;
    DatCpu moved = heap[0];
    while (true) {
      int child = 2 * at + 1;
      if (child >= size) {
        break;
      }
      if (child + 1 < size && isBefore(heap[child + 1], heap[child])) {
        child++;
      }
      if (!isBefore(heap[child], moved)) {
        break;
      }
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = moved;
  }
}

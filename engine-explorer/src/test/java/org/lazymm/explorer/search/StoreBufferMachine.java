package org.lazymm.explorer.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.graph.Label;

/**
 * Finds the executions of a program another way: carries out every interleaving on a machine with
 * one memory and, if asked, a store buffer for each thread. An execution is what each read read and
 * the order of the writes of each location.
 */
final class StoreBufferMachine {
  private static final int LOCATIONS = 3;

  private record Write(int thread, int at, int location, long value) {
    String name() {
      return thread + "." + at;
    }
  }

  private final RandomProgram program;
  private final boolean buffered;
  private final Set<String> executions = new HashSet<>();
  private final Set<String> visited = new HashSet<>();
  private boolean deadlock;

  private final int[] next;
  private final List<List<Write>> buffers = new ArrayList<>();
  private final List<List<Write>> memory = new ArrayList<>();
  private final TreeMap<String, String> reads = new TreeMap<>();

  StoreBufferMachine(RandomProgram program, boolean buffered) {
    this.program = program;
    this.buffered = buffered;
    this.next = new int[program.threads()];
    for (int thread = 0; thread < program.threads(); thread++) {
      buffers.add(new ArrayList<>());
    }
    for (int location = 0; location < LOCATIONS; location++) {
      memory.add(new ArrayList<>());
    }
  }

  Set<String> executions() {
    explore();
    return executions;
  }

  boolean deadlock() {
    return deadlock;
  }

  /** The same form of an execution that the search has found. */
  static String signature(ExecutionGraph graph) {
    TreeMap<String, String> reads = new TreeMap<>();
    for (int event = 0; event < graph.size(); event++) {
      if (graph.is(event, Label.READ)) {
        int source = graph.rf(event);
        reads.put(
            graph.thread(event) + "." + graph.index(event),
            source < 0 ? "-" : graph.thread(source) + "." + graph.index(source));
      }
    }
    StringBuilder order = new StringBuilder();
    for (int location = 0; location < LOCATIONS; location++) {
      order.append('|');
      for (int write = graph.coFirst(location); write >= 0; write = graph.coNext(write)) {
        order.append(graph.thread(write)).append('.').append(graph.index(write)).append(' ');
      }
    }
    return reads + order.toString();
  }

  private String state() {
    return Arrays.toString(next) + buffers + memory + reads;
  }

  private String execution() {
    StringBuilder order = new StringBuilder();
    for (List<Write> writes : memory) {
      order.append('|');
      writes.forEach(write -> order.append(write.name()).append(' '));
    }
    return reads + order.toString();
  }

  /** Where in program order a step stands: a read-modify-write that writes takes two places. */
  private final java.util.Map<Integer, Integer> extra = new java.util.HashMap<>();

  private void explore() {
    if (!visited.add(state())) {
      return;
    }
    boolean moved = false;
    boolean ended = true;
    for (int thread = 0; thread < next.length; thread++) {
      if (!buffers.get(thread).isEmpty()) {
        ended = false;
        moved = true;
        flush(thread);
      }
      if (next[thread] < program.codes().get(thread).size()) {
        ended = false;
        moved |= step(thread);
      }
    }
    if (ended) {
      executions.add(execution());
    } else if (!moved) {
      deadlock = true;
    }
  }

  private void flush(int thread) {
    Write write = buffers.get(thread).remove(0);
    memory.get(write.location()).add(write);
    explore();
    memory.get(write.location()).remove(memory.get(write.location()).size() - 1);
    buffers.get(thread).add(0, write);
  }

  private boolean step(int thread) {
    RandomProgram.Step step = program.codes().get(thread).get(next[thread]);
    int place = next[thread] + extra.getOrDefault(thread, 0);
    List<Write> buffer = buffers.get(thread);
    return switch (step.kind()) {
      case WRITE, UNLOCK ->
          write(thread, new Write(thread, place, step.location(), step.operand()));
      case BARRIER -> buffer.isEmpty() && proceed(thread, null, null);
      case READ, AWAIT -> read(thread, place, step);
      case ADD, CAS, LOCK -> buffer.isEmpty() && update(thread, place, step);
    };
  }

  private boolean write(int thread, Write write) {
    List<Write> to = buffered ? buffers.get(thread) : memory.get(write.location());
    to.add(write);
    next[thread]++;
    explore();
    next[thread]--;
    to.remove(to.size() - 1);
    return true;
  }

  private static Write last(List<Write> writes, int location) {
    for (int at = writes.size() - 1; at >= 0; at--) {
      if (writes.get(at).location() == location) {
        return writes.get(at);
      }
    }
    return new Write(-1, -1, location, 0);
  }

  private boolean read(int thread, int place, RandomProgram.Step step) {
    Write source = last(buffers.get(thread), step.location());
    if (source.thread() < 0) {
      source = last(memory.get(step.location()), step.location());
    }
    if (step.kind() == RandomProgram.Kind.AWAIT
        && (source.value() == step.operand()) != (step.expected() != 0)) {
      return false;
    }
    return proceed(thread, thread + "." + place, source.thread() < 0 ? "-" : source.name());
  }

  private boolean proceed(int thread, String read, String source) {
    if (read != null) {
      reads.put(read, source);
    }
    next[thread]++;
    explore();
    next[thread]--;
    if (read != null) {
      reads.remove(read);
    }
    return true;
  }

  private boolean update(int thread, int place, RandomProgram.Step step) {
    Write source = last(memory.get(step.location()), step.location());
    String read = thread + "." + place;
    String from = source.thread() < 0 ? "-" : source.name();
    boolean writes =
        switch (step.kind()) {
          case CAS -> source.value() == step.expected();
          case LOCK -> source.value() == 0;
          default -> true;
        };
    if (!writes) {
      return step.kind() == RandomProgram.Kind.CAS && proceed(thread, read, from);
    }
    long value =
        switch (step.kind()) {
          case ADD -> source.value() + step.operand();
          case LOCK -> 1;
          default -> step.operand();
        };
    memory.get(step.location()).add(new Write(thread, place + 1, step.location(), value));
    extra.merge(thread, 1, Integer::sum);
    proceed(thread, read, from);
    extra.merge(thread, -1, Integer::sum);
    memory.get(step.location()).remove(memory.get(step.location()).size() - 1);
    return true;
  }
}

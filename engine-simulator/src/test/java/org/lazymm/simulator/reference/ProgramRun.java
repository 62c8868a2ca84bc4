package org.lazymm.simulator.reference;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.lazymm.simulator.coherence.Topology;
import org.lazymm.simulator.profile.MachineProfile;
import org.lazymm.simulator.reference.Program.Action;

/** Runs programs step by step: the CPU with the earliest time next, the lower of two equal ones. */
final class ProgramRun {
  private final ReferenceMemory memory;
  private final Map<Integer, Holders> lines = new HashMap<>();
  private final PriorityQueue<Cursor> queue =
      new PriorityQueue<>(
          Comparator.<Cursor>comparingLong(at -> at.time).thenComparingInt(at -> at.cpu));

  private ProgramRun(MachineProfile profile) {
    this.memory = new ReferenceMemory(profile.prices(), new Topology(profile.shape()));
  }

  /** Where a CPU is in its program. */
  private static final class Cursor {
    final int cpu;
    final Iterator<Action> actions;
    Iterator<Step> steps = List.<Step>of().iterator();
    long time;

    /** A step that waits for its own CPU's store, if there is one. */
    Step next = new Step(Kind.PASS, 0, 0);

    Cursor(int cpu, Program program) {
      this.cpu = cpu;
      this.actions = program.actions().iterator();
    }
  }

  static Times of(List<Program> programs, MachineProfile profile) {
    return new ProgramRun(profile).run(programs);
  }

  private Times run(List<Program> programs) {
    Long[] ends = new Long[programs.size()];
    for (int cpu = 0; cpu < programs.size(); cpu++) {
      queue.add(new Cursor(cpu, programs.get(cpu)));
    }
    for (Cursor at = queue.poll(); at != null; at = queue.poll()) {
      if (advance(at)) {
        queue.add(at);
      } else {
        ends[at.cpu] = at.time;
      }
    }
    return new Times(List.of(ends), memory.waited(), memory.storesWaited());
  }

  /** Does the step that a CPU has come to, or has it wait; false when it has no more. */
  private boolean advance(Cursor at) {
    Holders line = lines.computeIfAbsent(at.next.line(), this::held);
    long asks = memory.asksAt(at.cpu, at.next.kind(), line, at.time);
    if (asks > at.time) {
      at.time = asks;
      return true;
    }
    at.time = done(at.cpu, at.next, line, at.time);
    return fetch(at);
  }

  private Holders held(int line) {
    Holders held = new Holders();
    memory.load(Program.firstHolder(line), held, 0);
    return held;
  }

  private long done(int cpu, Step step, Holders line, long now) {
    return switch (step.kind()) {
      case LOAD -> memory.load(cpu, line, now);
      case STORE -> memory.store(cpu, line, now);
      case RMW -> memory.rmw(cpu, line, now);
      case FENCE -> memory.fence(now);
      case PASS -> now + step.ticks();
    };
  }

  private static boolean fetch(Cursor at) {
    while (!at.steps.hasNext()) {
      if (!at.actions.hasNext()) {
        return false;
      }
      Action action = at.actions.next();
      at.time += action.pause();
      at.steps = action.steps().iterator();
    }
    at.next = at.steps.next();
    return true;
  }
}

package org.lazymm.conformance.interleave;

import org.lazymm.conformance.interleave.Request.Kind;
import org.lazymm.conformance.interleave.World.CellInfo;
import org.lazymm.scheduler.property.Property;

/** A state of the whole machine, and what each access does to it. */
final class State {
  private static final int NOBODY = -1;

  final World world;
  final Ghosts ghosts = new Ghosts();
  final CellValues memory;
  final History[] at;
  private final boolean buffered;
  private final StoreBuffer[] buffers;
  private final InterruptQueue[] queues;

  /** The CPU that goes on alone, because what it asks for is done at once. */
  private int forced = NOBODY;

  /** Whether a step was skipped. */
  private boolean skipped;

  /** What was broken by the last changes. */
  long broken;

  State(World world, StoreOrder order) {
    this.world = world;
    this.memory = new CellValues(world);
    this.buffered = order == StoreOrder.BUFFERED;
    this.at = new History[world.cpus];
    this.buffers = new StoreBuffer[world.cpus];
    this.queues = new InterruptQueue[world.cpus];
    for (int cpu = 0; cpu < world.cpus; cpu++) {
      buffers[cpu] = new StoreBuffer();
      queues[cpu] = new InterruptQueue();
    }
  }

  void copyFrom(State other) {
    memory.copyFrom(other.memory);
    ghosts.copyFrom(other.ghosts);
    System.arraycopy(other.at, 0, at, 0, at.length);
    for (int cpu = 0; cpu < at.length; cpu++) {
      buffers[cpu].copyFrom(other.buffers[cpu]);
      queues[cpu].copyFrom(other.queues[cpu]);
    }
    forced = other.forced;
    skipped = other.skipped;
    broken = 0;
  }

  long hash() {
    long hash = Bits.mix(memory.hash(), forced);
    for (int cpu = 0; cpu < at.length; cpu++) {
      hash = Bits.mix(hash, at[cpu].hash);
      hash = queues[cpu].hash(buffers[cpu].hash(hash));
    }
    return hash;
  }

  // What can happen.

  /** Whether a CPU can do what it asks for. */
  boolean canStep(int cpu) {
    Request request = at[cpu].request;
    if (forced != NOBODY) {
      return forced == cpu;
    }
    return switch (request.kind()) {
      case WAIT -> !waits(cpu, request.first());
      case AWAIT -> seen(cpu, request.place()) == request.first();
      case DONE, STOPPED, INFEASIBLE -> false;
      default -> !request.drainsFirst() || buffers[cpu].isEmpty();
    };
  }

  boolean canTake(int cpu) {
    return forced == NOBODY && !queues[cpu].isEmpty() && at[cpu].takesInterrupts();
  }

  boolean canDrain(int cpu) {
    return forced == NOBODY && !buffers[cpu].isEmpty();
  }

  /** Whether one of a call's targets has not told yet that it has run the handler. */
  private boolean waits(int sender, long call) {
    for (int cpu = 0; cpu < at.length; cpu++) {
      if (isOf(at[cpu].look.handling(), sender, call)) {
        return true;
      }
      for (int entry = 0; entry < queues[cpu].size(); entry++) {
        if (isOf(queues[cpu].get(entry), sender, call)) {
          return true;
        }
      }
      for (int entry = 0; entry < buffers[cpu].count(); entry++) {
        if (isOf(buffers[cpu].handledAt(entry), sender, call)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isOf(int sent, int sender, long call) {
    if (sent < 0) {
      return false;
    }
    History history = world.histories.get(sent);
    return history.cpu == sender && history.request.first() == call;
  }

  /** Whether nothing explains why a CPU waits for ever: no step was skipped, and no code threw. */
  boolean waitsForNothing() {
    boolean stopped = false;
    for (History history : at) {
      stopped |= history.request.kind() == Kind.STOPPED;
    }
    return !stopped && !skipped && !waitsForStepsAlone();
  }

  /** Whether all that the CPUs wait for are steps of others, which the scenario has so. */
  private boolean waitsForStepsAlone() {
    for (History history : at) {
      Request request = history.request;
      boolean ofSteps = request.kind() == Kind.AWAIT && world.cells.get(request.place()).ofSteps;
      if (!request.over() && !ofSteps) {
        return false;
      }
    }
    return true;
  }

  /** How the CPUs rest once nobody can go on. */
  Rest rest() {
    Rest rest = Rest.ENDED;
    for (int cpu = 0; cpu < at.length; cpu++) {
      Request request = at[cpu].request;
      if (request.kind() == Kind.INFEASIBLE) {
        return Rest.INFEASIBLE;
      }
      boolean stuck = request.kind() == Kind.STOPPED || !queues[cpu].isEmpty();
      if (!request.over()) {
        rest = Rest.DEADLOCK;
      } else if (stuck && rest == Rest.ENDED) {
        rest = Rest.STUCK;
      }
    }
    return rest;
  }

  /** What a CPU reads: its own newest store, or memory. */
  private long seen(int cpu, int cell) {
    int own = buffers[cpu].newest(cell);
    return own < 0 ? memory.get(cell) : buffers[cpu].valueAt(own);
  }

  // What happens.

  /** A store of a CPU leaves its buffer. */
  void drain(int cpu) {
    StoreBuffer buffer = buffers[cpu];
    int cell = buffer.firstCell();
    if (cell != StoreBuffer.HANDLED) {
      judgeUse(buffer.firstUses());
      memory.set(cell, buffer.firstValue());
    }
    buffer.removeFirst();
  }

  /** A CPU takes the first of its interrupts; gives the history in which it was sent. */
  int take(int cpu) {
    return queues[cpu].removeFirst();
  }

  /** A CPU does what it asks for; gives the answer. */
  long execute(int cpu) {
    forced = NOBODY;
    Request request = at[cpu].request;
    return switch (request.kind()) {
      case LOAD, AWAIT, MASK_TEST, MASK_NEXT -> read(cpu, request);
      case STORE -> {
        store(cpu, request);
        yield 0;
      }
      case EXCHANGE, COMPARE_EXCHANGE, ADD, ADD_AND_GET, MASK_SET, MASK_CLEAR -> modify(request);
      case APPEND -> {
        queues[request.place()].add(at[cpu].id);
        yield 0;
      }
      case FREE -> {
        ghosts.change(request.place(), Ghosts.FREES, 1);
        broken |= AccessRules.free(ghosts, request.place());
        yield 0;
      }
      case WORK_OF -> at[request.place()].id;
      default -> 0;
    };
  }

  /** An access while nobody runs beside. */
  long atOnce(Request request) {
    return request.kind() == Kind.MASK_TEST || request.kind() == Kind.MASK_NEXT
        ? read(0, request)
        : modify(request);
  }

  private long read(int cpu, Request request) {
    judgeUse(request.uses());
    long value = seen(cpu, request.place());
    return switch (request.kind()) {
      case MASK_TEST -> (value >>> request.first()) & 1;
      case MASK_NEXT -> next(value, (int) request.first());
      default -> value;
    };
  }

  private static long next(long mask, int after) {
    long rest = after >= Long.SIZE - 1 ? 0 : mask & (-1L << (after + 1));
    return rest == 0 ? -1 : Long.numberOfTrailingZeros(rest);
  }

  private void store(int cpu, Request request) {
    judgeUse(request.uses());
    if (buffered) {
      buffers[cpu].add(request.place(), request.uses(), request.first());
    } else {
      memory.set(request.place(), request.first());
    }
  }

  private long modify(Request request) {
    CellInfo cell = world.cells.get(request.place());
    judgeUse(request.uses());
    long before = memory.get(request.place());
    long first = request.first();
    long after =
        switch (request.kind()) {
          case EXCHANGE -> first;
          case COMPARE_EXCHANGE -> before == first ? request.second() : before;
          case MASK_SET -> before | (1L << first);
          case MASK_CLEAR -> before & ~(1L << first);
          default -> before + first;
        };
    broken |= AccessRules.count(cell.role, request, before, after);
    memory.set(request.place(), after);
    return switch (request.kind()) {
      case EXCHANGE, COMPARE_EXCHANGE -> before;
      case ADD_AND_GET -> after;
      default -> 0;
    };
  }

  /** A CPU asks for the next thing, after all that it did since the last. */
  void arrive(int cpu, History next) {
    at[cpu] = next;
    broken |= next.broken;
    for (Effect effect : next.effects) {
      happens(cpu, effect);
    }
    if (next.request.atOnce() && (!next.request.drainsFirst() || buffers[cpu].isEmpty())) {
      forced = cpu;
    }
  }

  private void happens(int cpu, Effect effect) {
    switch (effect.kind()) {
      case GHOST -> {
        ghosts.change(effect.mm(), effect.what(), effect.by());
        broken |= ghosts.usedWithoutUser(effect.mm()) ? Bits.of(Property.S4) : 0;
      }
      case USE -> judgeUse(effect.mm());
      case CANDIDATES_ASKED -> {
        if (ghosts.dead(effect.mm())) {
          judgeCandidates(cpu, effect);
        }
      }
      case CANDIDATES_DUE -> judgeCandidates(cpu, effect);
      case HANDLED -> handled(cpu, effect.what());
      case SKIPPED -> skipped = true;
    }
  }

  /** The end of a handler is told to the sender: after the handler's stores, if the call orders. */
  private void handled(int cpu, int sent) {
    boolean orders = world.histories.get(sent).request.second() == 1;
    if (orders && !buffers[cpu].isEmpty()) {
      buffers[cpu].add(StoreBuffer.HANDLED, sent);
    }
  }

  // What is wrong with it.

  private void judgeUse(int mm) {
    if (mm >= 0 && mm != world.initMm && ghosts.freed(mm)) {
      broken |= Bits.of(Property.S1);
    }
  }

  private void judgeCandidates(int cpu, Effect effect) {
    long candidates = candidates(effect.mm(), effect.what());
    for (int other = 0; other < at.length; other++) {
      History.Look look = at[other].look;
      boolean lazy = other == cpu ? effect.by() == 1 : look.lazy() && look.active() == effect.mm();
      if (lazy && (candidates & (1L << other)) == 0) {
        broken |= Bits.of(Property.O5);
      }
    }
  }

  private long candidates(int mm, int which) {
    return switch (which) {
      case Candidates.ONLINE -> memory.get(world.onlineMask);
      case Candidates.MASK -> memory.get(world.maskOf(mm));
      default -> 0;
    };
  }

  /** What is wrong with the CPUs as they stay: S1, where one has a freed mm for ever. */
  void judgeStay() {
    for (History history : at) {
      judgeUse(history.look.active());
      judgeUse(history.look.loaded());
    }
  }
}

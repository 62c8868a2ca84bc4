package org.lazymm.explorer.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.lazymm.explorer.graph.Fence;
import org.lazymm.explorer.graph.Mode;
import org.lazymm.explorer.graph.Update;
import org.lazymm.explorer.program.Operations;
import org.lazymm.explorer.program.Program;

/**
 * A random program whose threads do what they read: they write values made of what was read last,
 * and leave out operations because of it. A handoff location is passed as owners of ticket locks
 * do.
 *
 * @param codes the steps of each thread
 * @param handoffs whether {@link #HANDOFF} is declared a handoff location; else it is a location
 *     like others
 */
record RandomThreads(List<List<Step>> codes, boolean handoffs) implements Program {
  static final int LOCK = 2;
  static final int NEXT = 3;
  static final int HANDOFF = 4;

  enum Kind {
    READ,
    WRITE,
    WRITE_READ,
    ADD,
    ADD_UNLESS,
    EXCHANGE,
    CAS,
    AWAIT,
    AWAIT_OTHER,
    IDLE,
    LOCK,
    UNLOCK,
    BARRIER,
    SECTION,
    SECTION_END,
    SYNCHRONIZE,
    SKIP_IF_ODD,
    SKIP_IF_ZERO,
    TICKET,
    AWAIT_TURN,
    PASS,
    LOOK,
    AWAIT_PASSED,
    IDLE_PASSED,
    CAS_BATON,
    ADD_BATON
  }

  record Step(Kind kind, int location, long operand, long expected, Mode mode) {}

  static RandomThreads of(Random random, int threads, int length, boolean handoffs) {
    List<List<Step>> codes = new ArrayList<>();
    boolean tickets = handoffs && random.nextBoolean();
    int kinds = !handoffs ? 18 : tickets ? 21 : 23;
    for (int thread = 0; thread < threads; thread++) {
      List<Step> code = new ArrayList<>();
      boolean ticket = tickets && random.nextInt(4) > 0;
      int steps = 1 + random.nextInt(length);
      int from = random.nextInt(steps);
      for (int at = 0; at < steps; at++) {
        if (ticket && at == from) {
          code.add(step(Kind.TICKET));
          code.add(step(Kind.AWAIT_TURN));
          if (random.nextBoolean()) {
            code.add(any(random, kinds));
          }
          code.add(step(Kind.PASS));
        } else if (random.nextInt(8) == 0) {
          code.add(step(Kind.LOCK));
          code.add(any(random, kinds));
          code.add(step(Kind.UNLOCK));
        } else if (random.nextInt(8) == 0) {
          code.add(step(Kind.SECTION));
          code.add(any(random, kinds));
          code.add(any(random, kinds));
          code.add(step(Kind.SECTION_END));
        } else if (random.nextInt(8) == 0) {
          code.add(step(Kind.SYNCHRONIZE));
        } else {
          code.add(any(random, kinds));
        }
      }
      codes.add(code);
    }
    return new RandomThreads(codes, handoffs);
  }

  private static Step step(Kind kind) {
    return new Step(kind, 0, 0, 0, Mode.RELAXED);
  }

  private static Step any(Random random, int kinds) {
    Kind kind =
        switch (random.nextInt(kinds)) {
          case 0, 1, 2, 3 -> Kind.READ;
          case 4, 5 -> Kind.WRITE;
          case 6, 7 -> Kind.WRITE_READ;
          case 8 -> Kind.ADD;
          case 9 -> Kind.ADD_UNLESS;
          case 10 -> Kind.EXCHANGE;
          case 11 -> Kind.CAS;
          case 12 -> Kind.AWAIT;
          case 13 -> Kind.AWAIT_OTHER;
          case 14 -> Kind.IDLE;
          case 15 -> Kind.BARRIER;
          case 16 -> Kind.SKIP_IF_ODD;
          case 17 -> Kind.SKIP_IF_ZERO;
          case 18 -> Kind.LOOK;
          case 19 -> Kind.AWAIT_PASSED;
          case 20 -> Kind.IDLE_PASSED;
          case 21 -> Kind.CAS_BATON;
          default -> Kind.ADD_BATON;
        };
    Mode[] modes =
        switch (kind) {
          case READ, AWAIT, AWAIT_OTHER, IDLE, LOOK, AWAIT_PASSED, IDLE_PASSED ->
              new Mode[] {Mode.RELAXED, Mode.ACQUIRE};
          case WRITE, WRITE_READ -> new Mode[] {Mode.RELAXED, Mode.RELEASE};
          default -> new Mode[] {Mode.RELAXED, Mode.ACQUIRE, Mode.RELEASE, Mode.FULL};
        };
    return new Step(
        kind,
        random.nextInt(2),
        1 + random.nextInt(2),
        random.nextInt(3),
        modes[random.nextInt(modes.length)]);
  }

  @Override
  public int threads() {
    return codes.size();
  }

  @Override
  public long initial(int location) {
    return 0;
  }

  @Override
  public boolean isHandoff(int location) {
    return handoffs && location == HANDOFF;
  }

  @Override
  public void run(int thread, Operations t) {
    List<Step> code = codes.get(thread);
    long last = 0;
    long read = 0;
    long control = 0;
    long ticket = 0;
    for (int at = 0; at < code.size(); at++) {
      Step step = code.get(at);
      int where = step.location();
      long operand = step.operand();
      long expected = step.expected();
      Mode mode = step.mode();
      int position = t.position();
      long address = operand == expected ? read : 0;
      long data = step.kind() == Kind.WRITE_READ ? read : 0;
      if ((address | data | control) != 0) {
        t.depending(address, data, control);
      }
      switch (step.kind()) {
        case READ -> last = t.read(where, mode);
        case WRITE -> t.write(where, operand, mode);
        case WRITE_READ -> t.write(where, last + operand, mode);
        case ADD -> last = t.update(where, Update.ADD, operand, 0, mode);
        case ADD_UNLESS -> last = t.update(where, Update.ADD_UNLESS, operand, expected, mode);
        case EXCHANGE -> last = t.update(where, Update.EXCHANGE, operand, 0, mode);
        case CAS ->
            last = t.update(where, Update.COMPARE_EXCHANGE, expected + operand, expected, mode);
        case AWAIT -> last = t.await(where, operand, true, mode);
        case AWAIT_OTHER -> last = t.await(where, last, false, mode);
        case IDLE -> last = t.idle(where, last, mode);
        case LOCK -> t.lock(LOCK);
        case UNLOCK -> t.unlock(LOCK);
        case BARRIER -> t.fence(operand == 1 ? Fence.MB : expected == 0 ? Fence.RMB : Fence.WMB);
        case SECTION -> t.fence(Fence.RCU_READ_LOCK);
        case SECTION_END -> t.fence(Fence.RCU_READ_UNLOCK);
        case SYNCHRONIZE -> t.fence(Fence.SYNCHRONIZE_RCU);
        case SKIP_IF_ODD -> at += skipped(code, at, last % 2 != 0);
        case SKIP_IF_ZERO -> at += skipped(code, at, last == 0);
        case TICKET -> ticket = t.update(NEXT, Update.ADD, 1, 0, Mode.RELAXED);
        case AWAIT_TURN -> t.await(HANDOFF, ticket, true, Mode.ACQUIRE);
        case PASS -> t.write(HANDOFF, ticket + 1, Mode.RELEASE);
        case LOOK -> last = t.read(HANDOFF, mode);
        case AWAIT_PASSED -> last = t.await(HANDOFF, operand, true, mode);
        case IDLE_PASSED -> last = t.idle(HANDOFF, expected, mode);
        case CAS_BATON ->
            last = t.update(HANDOFF, Update.COMPARE_EXCHANGE, expected + 1, expected, mode);
        case ADD_BATON -> last = t.update(HANDOFF, Update.ADD, 1, 0, mode);
      }
      switch (step.kind()) {
        case READ, ADD, ADD_UNLESS, EXCHANGE, CAS, AWAIT, AWAIT_OTHER, IDLE, LOOK, AWAIT_PASSED ->
            read = 1L << position;
        case SKIP_IF_ODD, SKIP_IF_ZERO -> control |= read;
        default -> {}
      }
    }
  }

  /** A step that holds something from here on is not skipped. */
  private static int skipped(List<Step> code, int at, boolean skip) {
    if (!skip || at + 1 >= code.size()) {
      return 0;
    }
    return switch (code.get(at + 1).kind()) {
      case LOCK, UNLOCK, SECTION, SECTION_END, TICKET, AWAIT_TURN, PASS -> 0;
      default -> 1;
    };
  }
}

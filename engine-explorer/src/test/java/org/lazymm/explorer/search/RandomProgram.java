package org.lazymm.explorer.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.lazymm.explorer.graph.Fence;
import org.lazymm.explorer.graph.Mode;
import org.lazymm.explorer.graph.Update;
import org.lazymm.explorer.program.Operations;
import org.lazymm.explorer.program.Program;

/** A straight-line program of random operations on two locations and a lock. */
record RandomProgram(List<List<Step>> codes) implements Program {
  static final int LOCK = 2;

  enum Kind {
    READ,
    WRITE,
    ADD,
    CAS,
    AWAIT,
    LOCK,
    UNLOCK,
    BARRIER
  }

  record Step(Kind kind, int location, long operand, long expected) {}

  static RandomProgram of(Random random, boolean waits) {
    int threads = 2 + random.nextInt(2);
    List<List<Step>> codes = new ArrayList<>();
    for (int thread = 0; thread < threads; thread++) {
      int length = 1 + random.nextInt(threads == 2 ? 5 : 3);
      List<Step> code = new ArrayList<>();
      boolean held = false;
      for (int at = 0; at < length; at++) {
        Step step = step(random, thread, at, waits);
        if (step.kind() == Kind.LOCK && held) {
          step = new Step(Kind.UNLOCK, LOCK, 0, 0);
        }
        held = step.kind() == Kind.LOCK || (held && step.kind() != Kind.UNLOCK);
        code.add(step);
      }
      if (held && random.nextInt(4) > 0) {
        code.add(new Step(Kind.UNLOCK, LOCK, 0, 0));
      }
      codes.add(code);
    }
    return new RandomProgram(codes);
  }

  private static Step step(Random random, int thread, int at, boolean waits) {
    int location = random.nextInt(2);
    long value = random.nextInt(3);
    return switch (random.nextInt(waits ? 12 : 9)) {
      case 0, 1, 2 -> new Step(Kind.READ, location, 0, 0);
      case 3, 4 -> new Step(Kind.WRITE, location, 1 + random.nextInt(2), 0);
      case 5 -> new Step(Kind.WRITE, location, 10L * thread + at, 0);
      case 6 -> new Step(Kind.ADD, location, 1, 0);
      case 7 -> new Step(Kind.CAS, location, value + 1, value);
      case 8 -> new Step(Kind.BARRIER, -1, 0, 0);
      case 9 -> new Step(Kind.AWAIT, location, 1 + random.nextInt(2), random.nextInt(2));
      default -> new Step(Kind.LOCK, LOCK, 0, 0);
    };
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
  public void run(int thread, Operations t) {
    for (Step step : codes.get(thread)) {
      int location = step.location();
      switch (step.kind()) {
        case READ -> t.read(location, Mode.RELAXED);
        case WRITE -> t.write(location, step.operand(), Mode.RELAXED);
        case ADD -> t.update(location, Update.ADD, step.operand(), 0, Mode.FULL);
        case CAS ->
            t.update(location, Update.COMPARE_EXCHANGE, step.operand(), step.expected(), Mode.FULL);
        case AWAIT -> t.await(location, step.operand(), step.expected() != 0, Mode.ACQUIRE);
        case LOCK -> t.lock(location);
        case UNLOCK -> t.unlock(location);
        case BARRIER -> t.fence(Fence.MB);
      }
    }
  }
}

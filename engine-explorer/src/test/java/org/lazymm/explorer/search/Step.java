package org.lazymm.explorer.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.graph.Fence;
import org.lazymm.explorer.graph.Label;
import org.lazymm.explorer.graph.Mode;
import org.lazymm.explorer.graph.Update;
import org.lazymm.explorer.program.Operations;

/**
 * An operation that is made whatever was read before.
 *
 * @param kind what it is
 * @param location where
 * @param mode its order
 * @param fence which, of a fence
 * @param address the reads its address depends on
 * @param data the reads its value depends on
 * @param control the reads that decide on it
 */
record Step(
    Kind kind, int location, Mode mode, Fence fence, long address, long data, long control) {
  static final int LOCATIONS = 3;
  private static final int LOCK = 2;

  enum Kind {
    READ,
    WRITE,
    ADD,
    LOCK,
    UNLOCK,
    FENCE
  }

  /** Some threads; locks and sections that are opened are closed. */
  static List<List<Step>> program(Random random) {
    int threads = 2 + random.nextInt(2);
    List<List<Step>> codes = new ArrayList<>();
    for (int thread = 0; thread < threads; thread++) {
      codes.add(code(random, 2 + random.nextInt(threads == 2 ? 4 : 2)));
    }
    return codes;
  }

  private static List<Step> code(Random random, int length) {
    List<Step> code = new ArrayList<>();
    long reads = 0;
    int place = 0;
    boolean held = false;
    for (int at = 0; at < length; at++) {
      Step step = step(random, held, reads);
      held = step.kind == Kind.LOCK || held && step.kind != Kind.UNLOCK;
      if (step.kind == Kind.READ || step.kind == Kind.ADD) {
        reads |= 1L << place;
      }
      place += step.kind == Kind.ADD || step.kind == Kind.LOCK ? 2 : 1;
      code.add(step);
    }
    if (held) {
      code.add(new Step(Kind.UNLOCK, LOCK, Mode.RELAXED, Fence.COMPILER, 0, 0, 0));
    }
    for (int open = sections(code); open > 0; open--) {
      code.add(new Step(Kind.FENCE, -1, Mode.RELAXED, Fence.RCU_READ_UNLOCK, 0, 0, 0));
    }
    return code;
  }

  /** How many sections are open at the end. */
  private static int sections(List<Step> code) {
    int open = 0;
    for (Step step : code) {
      if (step.fence == Fence.RCU_READ_LOCK) {
        open++;
      } else if (step.fence == Fence.RCU_READ_UNLOCK && open > 0) {
        open--;
      }
    }
    return open;
  }

  private static Step step(Random random, boolean held, long reads) {
    int location = random.nextInt(2);
    boolean plain = random.nextInt(6) == 0;
    boolean strong = random.nextInt(3) == 0;
    long address = random.nextInt(3) == 0 ? reads : 0;
    long data = random.nextInt(3) == 0 ? reads : 0;
    long control = random.nextInt(3) == 0 ? reads : 0;
    Mode mode = plain ? Mode.PLAIN : Mode.RELAXED;
    Fence fence = Fence.COMPILER;
    switch (random.nextInt(10)) {
      case 0, 1, 2 -> {
        mode = strong ? Mode.ACQUIRE : mode;
        return new Step(Kind.READ, location, mode, fence, address, 0, control);
      }
      case 3, 4, 5 -> {
        mode = strong ? Mode.RELEASE : mode;
        return new Step(Kind.WRITE, location, mode, fence, address, data, control);
      }
      case 6 -> {
        mode = Mode.values()[1 + random.nextInt(Mode.values().length - 1)];
        return new Step(Kind.ADD, location, mode, fence, address, data, control);
      }
      case 7 -> {
        return new Step(held ? Kind.UNLOCK : Kind.LOCK, LOCK, Mode.RELAXED, fence, 0, 0, 0);
      }
      default -> {
        int first = random.nextBoolean() ? 0 : Fence.RCU_READ_LOCK.ordinal();
        fence = Fence.values()[first + random.nextInt(Fence.values().length - first)];
        return new Step(Kind.FENCE, -1, mode, fence, 0, 0, 0);
      }
    }
  }

  void run(Operations operations) {
    if ((address | data | control) != 0) {
      operations.depending(address, data, control);
    }
    switch (kind) {
      case READ -> operations.read(location, mode);
      case WRITE -> operations.write(location, 1, mode);
      case ADD -> operations.update(location, Update.ADD, 1, 0, mode);
      case LOCK -> operations.lock(location);
      case UNLOCK -> operations.unlock(location);
      case FENCE -> operations.fence(fence);
    }
  }

  /** Adds its events to a graph. */
  void draw(ExecutionGraph graph, int thread) {
    int label =
        switch (kind) {
          case READ -> Label.READ | mode.label();
          case WRITE -> Label.WRITE | mode.label();
          case ADD -> Label.READ | Label.RMW | mode.label();
          case LOCK -> Label.READ | Label.RMW | Label.LOCK | Label.ACQUIRE;
          case UNLOCK -> Label.WRITE | Label.UNLOCK | Label.RELEASE;
          case FENCE -> Label.of(fence);
        };
    int event = graph.add(thread, label, location);
    if ((address | data | control) != 0) {
      graph.depend(event, address, data, control);
    }
    if (kind == Kind.ADD || kind == Kind.LOCK) {
      graph.operands(event, kind == Kind.ADD ? Update.ADD : Update.LOCK, 1, 0);
      int kept = Label.RMW | Label.LOCK | Label.FULL | Label.RELEASE;
      graph.add(thread, label & kept | Label.WRITE, location);
    }
  }
}

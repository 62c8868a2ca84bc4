package org.lazymm.simulator.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lazymm.api.Order;
import org.lazymm.scheduler.engine.MaskAccess;
import org.lazymm.simulator.coherence.CacheLine;

/**
 * A set of CPUs on lines of its own, one for each 512 CPUs. A part that no CPU ever entered takes
 * no room here, though it does in the modelled machine.
 */
final class MaskCells implements MaskAccess {

  private static final int LINE_SHIFT = 9;
  private static final int WORDS = 1 << (LINE_SHIFT - 6);
  private static final @Nullable Part[] NONE = {};

  private final SimulatorEngine engine;
  private @Nullable Part[] parts = NONE;

  MaskCells(SimulatorEngine engine) {
    this.engine = engine;
  }

  /** One line of the mask. */
  private static final class Part extends CacheLine {
    private final long[] words = new long[WORDS];

    Part() {
      super(NOBODY);
    }
  }

  @Override
  public void update(int cpu, boolean in, Order order) {
    if (in) {
      enter(cpu, order);
    } else {
      leave(cpu, order);
    }
  }

  private void enter(int cpu, Order order) {
    int index = cpu >>> LINE_SHIFT;
    if (index >= parts.length) {
      parts = Arrays.copyOf(parts, index + 1);
    }
    Part part = parts[index];
    if (part == null) {
      part = new Part();
      parts[index] = part;
    }
    engine.rmw(part, order);
    part.words[word(cpu)] |= 1L << cpu;
  }

  private void leave(int cpu, Order order) {
    Part part = part(cpu >>> LINE_SHIFT);
    if (part == null) {
      engine.loadUntouched();
    } else {
      engine.rmw(part, order);
      part.words[word(cpu)] &= ~(1L << cpu);
    }
  }

  @Override
  public boolean read(int cpu, Order order) {
    Part part = part(cpu >>> LINE_SHIFT);
    if (part == null) {
      engine.loadUntouched();
      return false;
    }
    engine.load(part, order);
    return (part.words[word(cpu)] & (1L << cpu)) != 0;
  }

  @Override
  public int readNext(int after, Order order) {
    int from = after + 1;
    for (int index = from >>> LINE_SHIFT; index < parts.length; index++) {
      Part part = parts[index];
      if (part == null) {
        engine.loadUntouched();
      } else {
        engine.load(part, order);
        int found = next(part.words, Math.max(0, from - (index << LINE_SHIFT)));
        if (found >= 0) {
          return (index << LINE_SHIFT) + found;
        }
      }
    }
    return -1;
  }

  private static int next(long[] words, int from) {
    int word = from >>> 6;
    if (word >= WORDS) {
      return -1;
    }
    long bits = words[word] & (-1L << from);
    while (bits == 0) {
      if (++word == WORDS) {
        return -1;
      }
      bits = words[word];
    }
    return (word << 6) + Long.numberOfTrailingZeros(bits);
  }

  private @Nullable Part part(int index) {
    return index < parts.length ? parts[index] : null;
  }

  private static int word(int cpu) {
    return (cpu >>> 6) & (WORDS - 1);
  }
}

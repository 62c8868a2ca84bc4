package org.lazymm.conformance;

import java.util.List;
import java.util.stream.IntStream;
import org.lazymm.api.Disposal;
import org.lazymm.api.Home;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyCandidates;
import org.lazymm.api.LongCell;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.api.PerMm;
import org.lazymm.api.Ref;
import org.lazymm.scheme.reference.UncountedScheme;

/**
 * Schemes that rest on what no runtime guarantees. Nobody is counted; who frees an mm makes its
 * CPUs leave it first, or so it believes.
 */
abstract class OverAssumingScheme extends UncountedScheme {
  OverAssumingScheme(Kernel kernel) {
    super(kernel);
  }

  /** In an interrupt, on the CPU that is to leave. */
  final void leave(int cpu, Mm mm) {
    if (kernel.isLazyOn(cpu, mm)) {
      kernel.evict(cpu);
    }
  }

  /** An interrupt that nobody waits for has arrived when the call returns. */
  static final class PromptInterrupts extends OverAssumingScheme {
    PromptInterrupts(Kernel kernel) {
      super(kernel);
    }

    @Override
    public Disposal lastReferenceGone(int cpu, Mm mm) {
      for (int other = 0; other < kernel.possibleCpus(); other++) {
        kernel.ipi().call(other, this::leave, mm);
      }
      return Disposal.FREE;
    }
  }

  /** The handlers of one call run from the lowest CPU to the highest. */
  static final class HandlersInOrder extends OverAssumingScheme {
    private final PerMm<LongCell> latest;

    HandlersInOrder(Kernel kernel) {
      super(kernel);
      this.latest = kernel.perMm(mm -> kernel.memory().number("latest", Home.mm(mm), -1));
    }

    @Override
    public Disposal lastReferenceGone(int cpu, Mm mm) {
      latest.get(mm).store(-1, Order.RELAXED);
      kernel
          .ipi()
          .callAndWait(kernel.onlineCpus(), (target, about) -> leaveInTurn(cpu, target, about), mm);
      return Disposal.FREE;
    }

    private void leaveInTurn(int caller, int cpu, Mm mm) {
      leave(cpu, mm);
      if (cpu != caller) {
        long before = latest.get(mm).exchange(cpu, Order.FULL);
        kernel.warnOn(before > cpu, "cpu" + before + " was to come after cpu" + cpu);
      }
    }
  }

  /** A CPU is a candidate only if it is lazy on the mm, as on an architecture with exact masks. */
  static final class ExactCandidates extends OverAssumingScheme {
    ExactCandidates(Kernel kernel) {
      super(kernel);
    }

    @Override
    public Disposal lastReferenceGone(int cpu, Mm mm) {
      kernel
          .ipi()
          .callAndWait(
              kernel.lazyCandidates(mm, LazyCandidates.ARCHITECTURE),
              (target, about) -> kernel.evict(target),
              mm);
      return Disposal.FREE;
    }
  }

  /** After so many ticks of the machine each CPU has gone back to a task with an mm. */
  static final class TicksAsTime extends OverAssumingScheme {
    private static final int ENOUGH = 24;
    private static final int MOST_DEAD = 16;

    private final LongCell now;
    private final List<Ref<Mm>> dead;
    private final PerMm<LongCell> due;

    TicksAsTime(Kernel kernel) {
      super(kernel);
      Home home = Home.machine();
      this.now = kernel.memory().number("now", home, 0);
      this.dead =
          IntStream.range(0, MOST_DEAD)
              .mapToObj(slot -> kernel.memory().<Mm>ref("dead" + slot, home, null))
              .toList();
      this.due = kernel.perMm(mm -> kernel.memory().number("due", Home.mm(mm), 0));
    }

    @Override
    public Disposal lastReferenceGone(int cpu, Mm mm) {
      due.get(mm).store(now.load(Order.RELAXED) + ENOUGH, Order.RELAXED);
      for (Ref<Mm> slot : dead) {
        if (slot.compareExchange(null, mm, Order.FULL) == null) {
          return Disposal.DEFERRED;
        }
      }
      return Disposal.FREE;
    }

    @Override
    public void tick(int cpu) {
      now.add(1, Order.RELAXED);
      for (Ref<Mm> slot : dead) {
        Mm mm = slot.load(Order.RELAXED);
        if (mm != null
            && due.get(mm).load(Order.RELAXED) <= now.load(Order.RELAXED)
            && slot.compareExchange(mm, null, Order.FULL) == mm) {
          kernel.defer(cpu, kernel::free, mm);
        }
      }
    }
  }
}

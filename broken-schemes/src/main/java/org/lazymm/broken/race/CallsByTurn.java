package org.lazymm.broken.race;

import org.lazymm.api.Home;
import org.lazymm.api.IpiFunction;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.LongCell;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.scheme.reference.ReferenceCounting;

/**
 * Reference counting that interrupts CPU 0 when users of an mm are gone on CPU 1. What CPU 0 is to
 * run depends on a turn that CPU 2 takes. The function of the first turn assumes that CPU 0 is not
 * between two stores; nothing keeps it from being there.
 */
public final class CallsByTurn extends ReferenceCounting {
  private final boolean inOneStep;
  private final LongCell turn;
  private final LongCell stage;
  private final IpiFunction early = this::early;
  private final IpiFunction late = this::late;

  private CallsByTurn(Kernel kernel, boolean inOneStep) {
    super(kernel);
    this.inOneStep = inOneStep;
    this.turn = kernel.memory().number("turn", Home.machine(), 0);
    this.stage = kernel.memory().number("stage", Home.cpu(0), 0);
  }

  /** CPU 0 makes one store, so that it is never in between. */
  public static LazyMmScheme sound(Kernel kernel) {
    return new CallsByTurn(kernel, true);
  }

  /** CPU 0 can be interrupted in between. */
  public static LazyMmScheme broken(Kernel kernel) {
    return new CallsByTurn(kernel, false);
  }

  @Override
  public void switchFinished(int cpu) {
    if (cpu == 2) {
      turn.store(1, Order.RELAXED);
    } else if (cpu == 0) {
      if (!inOneStep) {
        stage.store(1, Order.RELAXED);
      }
      stage.store(2, Order.RELAXED);
    }
  }

  @Override
  public void usersGone(int cpu, Mm mm) {
    if (cpu == 1) {
      IpiFunction function = turn.load(Order.RELAXED) == 0 ? early : late;
      kernel.ipi().callAndWait(0, function, mm);
    }
  }

  private void early(int cpu, Mm mm) {
    kernel.warnOn(stage.load(Order.RELAXED) == 1, "interrupted between the two stores");
  }

  private void late(int cpu, Mm mm) {
    stage.load(Order.RELAXED);
  }
}

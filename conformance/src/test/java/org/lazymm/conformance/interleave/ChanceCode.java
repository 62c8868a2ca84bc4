package org.lazymm.conformance.interleave;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.lazymm.api.CpuMask;
import org.lazymm.api.LazyCandidates;
import org.lazymm.api.LongCell;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.api.Ref;

/** Code made by chance: a few operations, some of them branches and loops. */
final class ChanceCode {
  /** What code may do. */
  enum Freedom {
    /** Nothing but cells, barriers and questions. */
    LOOKS,
    /** Interrupts and deferred work too. */
    CALLS,
    /** Counts too, whether they are its own or not. */
    WILD
  }

  /** One operation. */
  @FunctionalInterface
  interface Operation {
    void run(ChanceFrame frame);
  }

  private static final List<Order> LOADS = List.of(Order.RELAXED, Order.ACQUIRE, Order.FULL);
  private static final List<Order> STORES = List.of(Order.RELAXED, Order.RELEASE, Order.FULL);
  private static final List<Order> ORDERS = List.of(Order.values());
  private static final int MOST_ROUNDS = 3;

  private final Chance chance;
  private final Freedom freedom;
  private int left;

  /**
   * A maker of code.
   *
   * @param chance decides
   * @param freedom what the code may do
   * @param most how many operations it has at the most
   */
  ChanceCode(Chance chance, Freedom freedom, int most) {
    this.chance = chance;
    this.freedom = freedom;
    this.left = most;
  }

  /** Some code. */
  Operation block() {
    List<Operation> operations = new ArrayList<>();
    int many = 1 + chance.below(3);
    for (int index = 0; index < many && left > 0; index++) {
      left--;
      operations.add(operation());
    }
    return frame -> operations.forEach(operation -> operation.run(frame));
  }

  private Operation operation() {
    int kind = chance.below(10);
    if (kind < 5) {
      return access();
    }
    if (kind == 5) {
      return control();
    }
    if (kind == 6) {
      return question();
    }
    return switch (freedom) {
      case LOOKS -> access();
      case CALLS -> kind < 8 ? access() : call();
      case WILD -> kind < 9 ? count() : call();
    };
  }

  // Cells.

  private Operation access() {
    return switch (chance.below(4)) {
      case 0 -> pointerAccess();
      case 1 -> maskAccess();
      default -> numberAccess();
    };
  }

  /** Cells of the machine, of the running CPU, or of the mm. */
  private <T> Function<ChanceFrame, T> own(Function<ChanceCells.Group, T> which) {
    return switch (chance.below(3)) {
      case 0 -> frame -> which.apply(frame.cells.machine);
      case 1 -> frame -> which.apply(frame.cells.cpus.get(frame.cpu));
      default -> frame -> which.apply(frame.cells.mms.get(frame.mm));
    };
  }

  /** Those, or another CPU's: to be read, or changed by a read-modify-write. */
  private <T> Function<ChanceFrame, T> any(Function<ChanceCells.Group, T> which) {
    return chance.percent(35)
        ? frame -> which.apply(frame.cells.cpus.get(frame.chosenCpu()))
        : own(which);
  }

  private Operation numberAccess() {
    Function<ChanceFrame, LongCell> any = any(group -> group.number);
    Function<ChanceFrame, LongCell> own = own(group -> group.number);
    Order order = chance.of(ORDERS);
    Order load = chance.of(LOADS);
    Order store = chance.of(STORES);
    long number = 1L + chance.below(2);
    return switch (chance.below(7)) {
      case 0 -> frame -> own.apply(frame).store(number, store);
      case 1 -> frame -> own.apply(frame).store(1 - (frame.value & 1), store);
      case 2 -> frame -> frame.value = any.apply(frame).exchange(number, order);
      case 3 -> frame -> frame.value = any.apply(frame).compareExchange(0, number, order);
      case 4 -> frame -> any.apply(frame).add(number, order);
      default -> frame -> frame.value = any.apply(frame).load(load);
    };
  }

  private Operation pointerAccess() {
    Function<ChanceFrame, Ref<Mm>> any = any(group -> group.ref);
    Function<ChanceFrame, Ref<Mm>> own = own(group -> group.ref);
    Order order = chance.of(ORDERS);
    Order load = chance.of(LOADS);
    Order store = chance.of(STORES);
    return switch (chance.below(5)) {
      case 0 -> frame -> own.apply(frame).store(frame.mm, store);
      case 1 -> frame -> own.apply(frame).store(null, store);
      case 2 -> frame -> frame.other = any.apply(frame).exchange(frame.mm, order);
      case 3 -> frame -> frame.other = any.apply(frame).compareExchange(null, frame.mm, order);
      default ->
          frame -> {
            frame.other = any.apply(frame).load(load);
            frame.value = frame.other == frame.mm ? 1 : 0;
          };
    };
  }

  private Operation maskAccess() {
    Function<ChanceFrame, CpuMask> any = any(group -> group.mask);
    Order order = chance.of(Order.RELAXED, Order.FULL);
    Order load = chance.of(Order.RELAXED, Order.ACQUIRE);
    return switch (chance.below(4)) {
      case 0 -> frame -> any.apply(frame).set(frame.cpu, order);
      case 1 -> frame -> any.apply(frame).clear(frame.cpu, order);
      case 2 -> frame -> frame.value = any.apply(frame).test(frame.chosenCpu(), load) ? 1 : 0;
      default -> frame -> frame.value = any.apply(frame).next(frame.choice(3) - 1, load);
    };
  }

  // The rest.

  private Operation control() {
    Operation first = block();
    Operation second = block();
    return switch (chance.below(4)) {
      case 0 ->
          frame -> {
            boolean wereOff = frame.kernel.irqSave(frame.cpu);
            first.run(frame);
            frame.kernel.irqRestore(frame.cpu, wereOff);
          };
      case 1 ->
          frame -> {
            for (int round = 0; round < MOST_ROUNDS && frame.value == 0; round++) {
              first.run(frame);
            }
          };
      default -> frame -> (frame.choice(2) == 0 ? first : second).run(frame);
    };
  }

  private Operation question() {
    Order load = chance.of(LOADS);
    LazyCandidates which = chance.of(List.of(LazyCandidates.values()));
    return switch (chance.below(9)) {
      case 0 -> frame -> frame.kernel.memory().smpMb();
      case 1 -> frame -> frame.kernel.memory().smpRmb();
      case 2 -> frame -> frame.kernel.memory().smpWmb();
      case 3 -> frame -> frame.value = frame.kernel.isDead(frame.mm, load) ? 1 : 0;
      case 4 -> frame -> frame.value = frame.kernel.contextOf(frame.chosenCpu()).ordinal();
      case 5 -> frame -> frame.value = frame.kernel.isLazyOn(frame.cpu, frame.mm) ? 1 : 0;
      case 6 -> frame -> frame.kernel.warnOn(frame.value == 2, "no 2 is read");
      default -> frame -> frame.value = frame.kernel.lazyCandidates(frame.mm, which).next(-1);
    };
  }

  private Operation call() {
    return switch (chance.below(6)) {
      case 0, 1 -> frame -> frame.scheme.call(frame, true);
      case 2 -> frame -> frame.scheme.call(frame, false);
      case 3 ->
          frame ->
              frame
                  .kernel
                  .ipi()
                  .callAndWait(
                      frame.cells.machine.mask, frame.scheme.function(frame.choice(2)), frame.mm);
      default -> frame -> frame.scheme.defer(frame);
    };
  }

  private Operation count() {
    Order order = chance.of(ORDERS);
    boolean even = chance.percent(15);
    return switch (chance.below(5)) {
      case 0 -> counting(even, frame -> frame.kernel.grab(frame.found(), 1, order));
      case 1 -> counting(even, frame -> frame.kernel.drop(frame.cpu, frame.found(), order));
      case 2 -> counting(even, frame -> frame.kernel.ungrab(frame.found(), 1, order));
      case 3 -> frame -> frame.scheme.leave(frame);
      default -> access();
    };
  }

  /** Counts an mm, {@code init_mm} only if that is wanted: it is what most hooks are about. */
  private static Operation counting(boolean evenInit, Operation operation) {
    return frame -> {
      if (evenInit || frame.found() != frame.kernel.initMm()) {
        operation.run(frame);
      }
    };
  }
}

package org.lazymm.conformance.interleave;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.lazymm.api.Disposal;
import org.lazymm.api.Guarantees;
import org.lazymm.api.IpiFunction;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.api.Work;
import org.lazymm.conformance.interleave.ChanceCode.Freedom;
import org.lazymm.conformance.interleave.ChanceCode.Operation;

/**
 * A scheme made by chance, the same for the same seed: some count references and are sound, some
 * count them with orders and hooks made by chance, some do anything. All state is in cells.
 */
final class ChanceScheme implements LazyMmScheme {
  /** The places where it has code. */
  private enum Place {
    MM_INIT,
    COUNT_BORROW,
    BORROW,
    LEAVE_BORROWED,
    HAND_OVER,
    GIVE_BACK,
    SWITCH_FINISHED,
    USERS_GONE,
    LAST_REFERENCE_GONE,
    IDLE_ENTER,
    IDLE_EXIT,
    USER_ENTER,
    USER_EXIT,
    TICK,
    CPU_OFFLINE,
    CPU_DEAD,
    FUNCTION_0,
    FUNCTION_1,
    WORK_0,
    WORK_1
  }

  private static final int MOST_OPERATIONS = 6;
  private static final int MOST_REPETITIONS = 2;

  private final Kernel kernel;
  private final ChanceCells cells;
  private final Map<Place, Operation> code = new EnumMap<>(Place.class);
  private final boolean counts;
  private final boolean countsFirst;
  private final boolean defersFrees;
  private final boolean keepsRecords;
  private final Order grab;
  private final Order drop;
  private final Guarantees guarantees;

  private ChanceScheme(Kernel kernel, long seed) {
    Chance chance = new Chance(seed);
    this.kernel = kernel;
    this.cells = new ChanceCells(kernel);
    Freedom freedom = chance.of(Freedom.LOOKS, Freedom.CALLS, Freedom.CALLS, Freedom.WILD);
    this.counts = freedom != Freedom.WILD || chance.percent(75);
    this.countsFirst = chance.percent(50);
    this.defersFrees = chance.percent(20);
    this.keepsRecords = chance.percent(10);
    this.grab = chance.percent(70) ? Order.RELAXED : chance.of(List.of(Order.values()));
    this.drop = chance.percent(70) ? Order.FULL : chance.of(List.of(Order.values()));
    this.guarantees = guarantees(chance, counts);
    for (Place place : Place.values()) {
      int percent = place == Place.MM_INIT ? 15 : place.name().endsWith("_0") ? 80 : 45;
      Freedom here = nested(place, freedom);
      code.put(
          place,
          chance.percent(percent)
              ? new ChanceCode(chance, here, MOST_OPERATIONS).block()
              : frame -> {});
    }
  }

  /** Code that calls itself would never end. */
  private static Freedom nested(Place place, Freedom freedom) {
    return switch (place) {
      case FUNCTION_0, FUNCTION_1, WORK_0, WORK_1, LAST_REFERENCE_GONE, MM_INIT -> Freedom.LOOKS;
      default -> freedom;
    };
  }

  /** Put-off work wakes its CPU: what is deferred by that would never end. */
  private static boolean defers(Place place) {
    return switch (place) {
      case IDLE_ENTER, IDLE_EXIT, USER_ENTER, USER_EXIT -> false;
      default -> true;
    };
  }

  private static Guarantees guarantees(Chance chance, boolean counts) {
    Guarantees guarantees = Guarantees.none();
    guarantees = counts ? guarantees.countingLazyUsers() : guarantees;
    guarantees = chance.percent(50) ? guarantees.withBarrierOnGiveBack() : guarantees;
    guarantees = chance.percent(30) ? guarantees.retainingAtMost(chance.below(3)) : guarantees;
    guarantees = chance.percent(20) ? guarantees.inBoundedTime() : guarantees;
    guarantees =
        chance.percent(40) ? guarantees.interruptingIdleHolders(chance.below(3)) : guarantees;
    guarantees = chance.percent(40) ? guarantees.sparingIdleBystanders() : guarantees;
    return chance.percent(40) ? guarantees.sparingUserMode() : guarantees;
  }

  /**
   * The scheme of a seed.
   *
   * @param seed any number
   */
  static Function<Kernel, LazyMmScheme> of(long seed) {
    return kernel -> new ChanceScheme(kernel, seed);
  }

  Kernel kernel() {
    return kernel;
  }

  ChanceCells cells() {
    return cells;
  }

  private ChanceFrame run(Place place, int cpu, Mm mm) {
    ChanceFrame frame = new ChanceFrame(this, cpu, mm, defers(place));
    Operation here = code.get(place);
    if (here != null) {
      here.run(frame);
    }
    return frame;
  }

  // What its code uses.

  /** One of its two interrupt functions. */
  IpiFunction function(int which) {
    return which == 0
        ? (cpu, mm) -> run(Place.FUNCTION_0, cpu, mm)
        : (cpu, mm) -> leave(run(Place.FUNCTION_1, cpu, mm));
  }

  /** One of its two kinds of work; the second may come back a few times. */
  Work work(int which) {
    return which == 0
        ? (cpu, mm) -> run(Place.WORK_0, cpu, mm)
        : (cpu, mm) -> {
          ChanceFrame frame = run(Place.WORK_1, cpu, mm);
          long times = cells.cpus.get(cpu).repeated.addAndGet(1, Order.RELAXED);
          if (times <= MOST_REPETITIONS) {
            kernel.defer(cpu, work(frame.choice(2)), mm);
          }
        };
  }

  /** Interrupts a CPU that was chosen by what was read. */
  void call(ChanceFrame frame, boolean wait) {
    IpiFunction function = function(frame.choice(2));
    int target = (frame.cpu + 1 + frame.chosenCpu()) % kernel.possibleCpus();
    if (wait && kernel.maySleep(frame.cpu)) {
      kernel.ipi().callAndWait(target, function, frame.mm);
    } else {
      kernel.ipi().call(target, function, frame.mm);
    }
  }

  /** Puts work off. */
  void defer(ChanceFrame frame) {
    if (frame.defers) {
      kernel.defer(frame.cpu, work(frame.choice(2)), frame.mm);
    }
  }

  /** Leaves an mm that the CPU is lazy on, for {@code init_mm}. */
  void leave(ChanceFrame frame) {
    Mm mm = frame.mm;
    if (mm != kernel.initMm() && kernel.irqsOff(frame.cpu) && kernel.isLazyOn(frame.cpu, mm)) {
      if (counts) {
        kernel.grab(kernel.initMm(), 1, grab);
      }
      kernel.evict(frame.cpu);
      if (counts) {
        kernel.defer(frame.cpu, (cpu, left) -> kernel.drop(cpu, left, drop), mm);
      }
    }
  }

  // The hooks.

  @Override
  public Guarantees guarantees() {
    return guarantees;
  }

  @Override
  public void mmInit(int cpu, Mm mm) {
    ChanceCells.Group fresh = cells.mms.get(mm);
    fresh.number.store(0, Order.RELAXED);
    fresh.ref.store(null, Order.RELAXED);
    run(Place.MM_INIT, cpu, mm);
  }

  @Override
  public void countBorrow(int cpu, Mm mm) {
    if (counts && countsFirst) {
      kernel.grab(mm, 1, grab);
    }
    run(Place.COUNT_BORROW, cpu, mm);
  }

  @Override
  public void borrow(int cpu, Mm mm) {
    if (counts && !countsFirst) {
      kernel.grab(mm, 1, grab);
    }
    run(Place.BORROW, cpu, mm);
  }

  @Override
  public void leaveBorrowed(int cpu, Mm mm) {
    run(Place.LEAVE_BORROWED, cpu, mm);
  }

  @Override
  public void handOver(int cpu, Mm mm) {
    run(Place.HAND_OVER, cpu, mm);
  }

  @Override
  public void giveBack(int cpu, Mm mm) {
    run(Place.GIVE_BACK, cpu, mm);
    if (counts) {
      kernel.drop(cpu, mm, drop);
    }
  }

  @Override
  public void switchFinished(int cpu) {
    run(Place.SWITCH_FINISHED, cpu, kernel.initMm());
  }

  @Override
  public void usersGone(int cpu, Mm mm) {
    run(Place.USERS_GONE, cpu, mm);
  }

  @Override
  public Disposal lastReferenceGone(int cpu, Mm mm) {
    run(Place.LAST_REFERENCE_GONE, cpu, mm);
    if (!defersFrees) {
      return Disposal.FREE;
    }
    kernel.defer(cpu, (by, dead) -> kernel.free(by, dead), mm);
    return Disposal.DEFERRED;
  }

  @Override
  public void idleEnter(int cpu) {
    run(Place.IDLE_ENTER, cpu, kernel.initMm());
  }

  @Override
  public void idleExit(int cpu) {
    run(Place.IDLE_EXIT, cpu, kernel.initMm());
  }

  @Override
  public void userEnter(int cpu) {
    run(Place.USER_ENTER, cpu, kernel.initMm());
  }

  @Override
  public void userExit(int cpu) {
    run(Place.USER_EXIT, cpu, kernel.initMm());
  }

  @Override
  public void tick(int cpu) {
    run(Place.TICK, cpu, kernel.initMm());
  }

  @Override
  public void cpuOffline(int cpu) {
    run(Place.CPU_OFFLINE, cpu, kernel.initMm());
  }

  @Override
  public void cpuDead(int byCpu, int deadCpu) {
    run(Place.CPU_DEAD, byCpu, kernel.initMm());
    if (counts) {
      kernel.drop(byCpu, kernel.initMm(), drop);
    }
  }

  @Override
  public boolean keepsRecordOf(int cpu) {
    return keepsRecords && cells.cpus.get(cpu).ref.load(Order.RELAXED) != null;
  }
}

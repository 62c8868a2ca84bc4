package org.lazymm.sequential;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lazymm.api.Memory;
import org.lazymm.scheduler.engine.Engine;
import org.lazymm.scheduler.engine.ForeignStores;
import org.lazymm.scheduler.engine.InterruptSender;

/**
 * An engine that runs each action to its end before the next one begins: sequentially consistent,
 * without prices.
 *
 * <p>It can stop in the middle of an action, after a given number of accesses, and run something
 * else first: the interleavings that a preempted or slow CPU makes with whole actions of others.
 * That is what shows a scheme whose scan rests on a read that has gone stale.
 */
public final class SequentialEngine implements Engine {
  private static final Runnable NOTHING = () -> {};

  /** More objects than a machine stores while it boots. */
  private static final int MOST_BEFORE = 1_000;

  private final PlainMemory memory = new PlainMemory(this);
  private int current;
  private long accesses;
  private long stallAt = Long.MAX_VALUE;
  private long limit = Long.MAX_VALUE;
  private Runnable duringStall = NOTHING;
  private boolean peeking;
  private ForeignStores foreignStores = (cell, owner) -> {};
  private @Nullable CrankyRuntime cranky;
  private @Nullable Consumer<Object> stored;
  private final List<Object> storedBefore = new ArrayList<>();

  /** How many accesses to memory were made. */
  long accesses() {
    return accesses;
  }

  @Override
  public Memory memory() {
    return memory;
  }

  @Override
  public int enter(int cpu) {
    int before = current;
    current = cpu;
    return before;
  }

  @Override
  public int current() {
    return current;
  }

  @Override
  public void interrupt(InterruptSender sender, boolean wait) {
    if (cranky != null) {
      cranky.interrupt(this, sender, wait);
      return;
    }
    for (int target = sender.next(-1); target >= 0; target = sender.next(target)) {
      deliver(sender, target);
    }
  }

  /** An interrupt arrives now. */
  void deliver(InterruptSender sender, int target) {
    int self = current;
    current = target;
    sender.handle(target);
    current = self;
  }

  /** From here on interrupts arrive as a cranky runtime has it. */
  void interruptBy(CrankyRuntime runtime) {
    cranky = runtime;
  }

  @Override
  public void watchForeignStores(ForeignStores watch) {
    foreignStores = watch;
  }

  @Override
  public <T> T peek(Supplier<T> look) {
    boolean before = peeking;
    peeking = true;
    T found = look.get();
    peeking = before;
    return found;
  }

  /**
   * Runs an action that is stopped once on its way.
   *
   * @param afterAccesses after how many accesses to memory, 1 or more; an action with fewer is not
   *     stopped
   * @param meanwhile what runs then, possibly of the same CPU
   * @param action the action
   */
  public void runStalled(int afterAccesses, Runnable meanwhile, Runnable action) {
    long outerStall = stallAt;
    Runnable outerMeanwhile = duringStall;
    stallAt = accesses + afterAccesses;
    duringStall = meanwhile;
    try {
      action.run();
    } finally {
      stallAt = outerStall;
      duringStall = outerMeanwhile;
    }
  }

  /**
   * Runs an action that must end within a number of accesses; within an action that is bounded
   * already, by what is left of that at the most.
   *
   * @param most how many accesses it may make
   * @param action the action
   * @throws EndlessActionException if it makes more
   */
  public void runBounded(long most, Runnable action) {
    bounded(
        most,
        () -> {
          action.run();
          return "";
        });
  }

  /** The same for something that gives a result. */
  <T> T bounded(long most, Supplier<T> action) {
    long outer = limit;
    limit = Math.min(outer, accesses + most);
    try {
      return action.get();
    } finally {
      limit = outer;
    }
  }

  /** Called by the cells at each access, before it takes effect. */
  void access() {
    if (peeking) {
      return;
    }
    long now = ++accesses;
    if (now > limit) {
      throw new EndlessActionException();
    }
    if (now == stallAt) {
      stall();
    }
  }

  /** Called by the cells at each plain store to a cell of one CPU. */
  void stores(String cell, int owner) {
    if (owner != current) {
      foreignStores.storing(cell, owner);
    }
  }

  @Override
  public void handsOn(Object object) {
    points(object);
  }

  /** From here on somebody is told of each object that is stored in a cell or handed on. */
  void tellOfObjects(Consumer<Object> told) {
    stored = told;
    storedBefore.forEach(told);
    storedBefore.clear();
  }

  /** Called by the cells at each store of a pointer. */
  void points(@Nullable Object object) {
    if (object == null) {
      return;
    }
    if (stored != null) {
      stored.accept(object);
    } else if (storedBefore.size() < MOST_BEFORE) {
      storedBefore.add(object);
    }
  }

  private void stall() {
    int self = current;
    Runnable meanwhile = duringStall;
    stallAt = Long.MAX_VALUE;
    meanwhile.run();
    current = self;
  }
}

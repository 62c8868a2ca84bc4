package org.lazymm.sequential;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.lazymm.api.CpuMask;
import org.lazymm.api.Home;
import org.lazymm.api.LongCell;
import org.lazymm.api.Memory;
import org.lazymm.api.Order;
import org.lazymm.api.Ref;

/** Cells that are plain fields; each access is counted. */
final class PlainMemory implements Memory {
  private static final int NOBODY = -1;

  private final SequentialEngine engine;

  PlainMemory(SequentialEngine engine) {
    this.engine = engine;
  }

  @Override
  public <T> Ref<T> ref(String name, Home home, @Nullable T initial) {
    engine.points(initial);
    return new PlainRef<>(engine, name, owner(home), initial);
  }

  @Override
  public LongCell number(String name, Home home, long initial) {
    return new PlainNumber(engine, name, owner(home), initial);
  }

  @Override
  public CpuMask mask(String name, Home home) {
    return new PlainMask(engine);
  }

  /** The CPU that a cell belongs to, or {@link #NOBODY}. */
  private static int owner(Home home) {
    return home.owner() instanceof Home.Cpu of ? of.cpu() : NOBODY;
  }

  @Override
  public void smpMb() {
    engine.access();
  }

  @Override
  public void smpRmb() {
    engine.access();
  }

  @Override
  public void smpWmb() {
    engine.access();
  }

  private static final class PlainRef<T> implements Ref<T> {
    private final SequentialEngine engine;
    private final String name;
    private final int owner;
    private @Nullable T value;

    PlainRef(SequentialEngine engine, String name, int owner, @Nullable T value) {
      this.engine = engine;
      this.name = name;
      this.owner = owner;
      this.value = value;
    }

    @Override
    public @Nullable T load(Order order) {
      order.checkLoad();
      engine.access();
      return value;
    }

    @Override
    public void store(@Nullable T next, Order order) {
      order.checkStore();
      engine.access();
      if (owner != NOBODY) {
        engine.stores(name, owner);
      }
      value = next;
      engine.points(next);
    }

    @Override
    public @Nullable T exchange(@Nullable T next, Order order) {
      engine.access();
      T before = value;
      value = next;
      engine.points(next);
      return before;
    }

    @Override
    public @Nullable T compareExchange(@Nullable T expected, @Nullable T next, Order order) {
      engine.access();
      T before = value;
      if (before == expected) {
        value = next;
        engine.points(next);
      }
      return before;
    }
  }

  private static final class PlainNumber implements LongCell {
    private final SequentialEngine engine;
    private final String name;
    private final int owner;
    private long value;

    PlainNumber(SequentialEngine engine, String name, int owner, long value) {
      this.engine = engine;
      this.name = name;
      this.owner = owner;
      this.value = value;
    }

    @Override
    public long load(Order order) {
      order.checkLoad();
      engine.access();
      return value;
    }

    @Override
    public void store(long next, Order order) {
      order.checkStore();
      engine.access();
      if (owner != NOBODY) {
        engine.stores(name, owner);
      }
      value = next;
    }

    @Override
    public long exchange(long next, Order order) {
      engine.access();
      long before = value;
      value = next;
      return before;
    }

    @Override
    public long compareExchange(long expected, long next, Order order) {
      engine.access();
      long before = value;
      if (before == expected) {
        value = next;
      }
      return before;
    }

    @Override
    public void add(long delta, Order order) {
      engine.access();
      value += delta;
    }

    @Override
    public long addAndGet(long delta, Order order) {
      engine.access();
      value += delta;
      return value;
    }
  }

  private static final class PlainMask implements CpuMask {
    private final SequentialEngine engine;
    private final BitSet bits = new BitSet();

    PlainMask(SequentialEngine engine) {
      this.engine = engine;
    }

    @Override
    public void set(int cpu, Order order) {
      engine.access();
      bits.set(cpu);
    }

    @Override
    public void clear(int cpu, Order order) {
      engine.access();
      bits.clear(cpu);
    }

    @Override
    public boolean test(int cpu, Order order) {
      engine.access();
      return bits.get(cpu);
    }

    @Override
    public int next(int after, Order order) {
      order.checkLoad();
      engine.access();
      return bits.nextSetBit(after + 1);
    }
  }
}

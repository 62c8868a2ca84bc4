package org.lazymm.sequential;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.lazymm.api.CpuMask;
import org.lazymm.api.Home;
import org.lazymm.api.LongCell;
import org.lazymm.api.Memory;
import org.lazymm.api.Order;
import org.lazymm.api.Ref;
import org.lazymm.scheduler.engine.MaskAccess;
import org.lazymm.scheduler.engine.NumberAccess;
import org.lazymm.scheduler.engine.RefAccess;
import org.lazymm.scheduler.engine.Rmw;

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

  private static final class PlainRef<T> implements RefAccess<T> {
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
    public @Nullable T read(Order order) {
      engine.access();
      return value;
    }

    @Override
    public void write(@Nullable T next, Order order) {
      engine.access();
      if (owner != NOBODY) {
        engine.stores(name, owner);
      }
      value = next;
      engine.points(next);
    }

    @Override
    public @Nullable T update(Rmw rmw, @Nullable T next, @Nullable T expected, Order order) {
      engine.access();
      T before = value;
      if (rmw == Rmw.EXCHANGE || before == expected) {
        value = next;
        engine.points(next);
      }
      return before;
    }
  }

  private static final class PlainNumber implements NumberAccess {
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
    public long read(Order order) {
      engine.access();
      return value;
    }

    @Override
    public void write(long next, Order order) {
      engine.access();
      if (owner != NOBODY) {
        engine.stores(name, owner);
      }
      value = next;
    }

    @Override
    public long update(Rmw rmw, long operand, long expected, Order order) {
      engine.access();
      long before = value;
      value = rmw.apply(before, operand, expected);
      return before;
    }
  }

  private static final class PlainMask implements MaskAccess {
    private final SequentialEngine engine;
    private final BitSet bits = new BitSet();

    PlainMask(SequentialEngine engine) {
      this.engine = engine;
    }

    @Override
    public boolean read(int cpu, Order order) {
      engine.access();
      return bits.get(cpu);
    }

    @Override
    public int readNext(int after, Order order) {
      engine.access();
      return bits.nextSetBit(after + 1);
    }

    @Override
    public void update(int cpu, boolean in, Order order) {
      engine.access();
      bits.set(cpu, in);
    }
  }
}

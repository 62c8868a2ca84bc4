package org.lazymm.conformance.interleave;

import org.jspecify.annotations.Nullable;
import org.lazymm.api.CpuMask;
import org.lazymm.api.Home;
import org.lazymm.api.LongCell;
import org.lazymm.api.Memory;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.api.Ref;
import org.lazymm.conformance.interleave.Request.Kind;

/**
 * Cells that are numbers of cells.
 *
 * @param engine does the accesses
 */
record LiveMemory(LiveEngine engine) implements Memory {
  @Override
  public <T> Ref<T> ref(String name, Home home, @Nullable T initial) {
    return new PointerCell<>(
        engine, made(home, engine.cell(name, mm(home), engine.number(initial))));
  }

  @Override
  public LongCell number(String name, Home home, long initial) {
    return new NumberCell(engine, made(home, engine.cell(name, mm(home), initial)));
  }

  @Override
  public CpuMask mask(String name, Home home) {
    return new MaskCell(engine, made(home, engine.cell(name, mm(home), 0)));
  }

  private int mm(Home home) {
    return home.owner() instanceof Home.OfMm of ? number(of.mm()) : -1;
  }

  private int made(Home home, int cell) {
    if (home.owner() instanceof Home.Cpu of) {
      engine.ownedBy(of.cpu(), cell);
    }
    return cell;
  }

  private int number(Mm mm) {
    return engine.mm(mm);
  }

  @Override
  public void smpMb() {
    engine.fence(Kind.FENCE);
  }

  @Override
  public void smpRmb() {
    engine.fence(Kind.WEAK_FENCE);
  }

  @Override
  public void smpWmb() {
    engine.fence(Kind.WEAK_FENCE);
  }

  /**
   * A cell with a pointer.
   *
   * @param engine does the accesses
   * @param id its number
   */
  record PointerCell<T>(LiveEngine engine, int id) implements Ref<T> {
    @Override
    public @Nullable T load(Order order) {
      return engine.object(engine.load(id, order));
    }

    @Override
    public void store(@Nullable T value, Order order) {
      engine.store(id, engine.number(value), order);
    }

    @Override
    public @Nullable T exchange(@Nullable T value, Order order) {
      return engine.object(engine.access(Kind.EXCHANGE, id, engine.number(value), 0));
    }

    @Override
    public @Nullable T compareExchange(@Nullable T expected, @Nullable T value, Order order) {
      long first = engine.number(expected);
      return engine.object(engine.access(Kind.COMPARE_EXCHANGE, id, first, engine.number(value)));
    }
  }

  /**
   * A cell with a number.
   *
   * @param engine does the accesses
   * @param id its number
   */
  record NumberCell(LiveEngine engine, int id) implements LongCell {
    @Override
    public long load(Order order) {
      return engine.load(id, order);
    }

    @Override
    public void store(long value, Order order) {
      engine.store(id, value, order);
    }

    @Override
    public long exchange(long value, Order order) {
      return engine.access(Kind.EXCHANGE, id, value, 0);
    }

    @Override
    public long compareExchange(long expected, long value, Order order) {
      return engine.access(Kind.COMPARE_EXCHANGE, id, expected, value);
    }

    @Override
    public void add(long delta, Order order) {
      engine.access(Kind.ADD, id, delta, engine.watch.kernelCall());
    }

    @Override
    public long addAndGet(long delta, Order order) {
      return engine.access(Kind.ADD_AND_GET, id, delta, 0);
    }
  }

  /**
   * A cell with a set of CPUs.
   *
   * @param engine does the accesses
   * @param id its number
   */
  record MaskCell(LiveEngine engine, int id) implements CpuMask {
    @Override
    public void set(int cpu, Order order) {
      engine.access(Kind.MASK_SET, id, cpu, 0);
    }

    @Override
    public void clear(int cpu, Order order) {
      engine.access(Kind.MASK_CLEAR, id, cpu, 0);
    }

    @Override
    public boolean test(int cpu, Order order) {
      return engine.access(Kind.MASK_TEST, id, cpu, 0) != 0;
    }

    @Override
    public int next(int after, Order order) {
      order.checkLoad();
      return (int) engine.access(Kind.MASK_NEXT, id, after, 0);
    }
  }
}

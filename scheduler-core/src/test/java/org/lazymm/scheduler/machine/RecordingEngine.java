package org.lazymm.scheduler.machine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lazymm.api.CpuMask;
import org.lazymm.api.Home;
import org.lazymm.api.LongCell;
import org.lazymm.api.Memory;
import org.lazymm.api.Order;
import org.lazymm.api.Ref;
import org.lazymm.scheduler.engine.Engine;
import org.lazymm.scheduler.engine.InterruptSender;

/**
 * Writes down each barrier, store and RMW, so that a test can hold the order of steps against the
 * kernel's.
 */
final class RecordingEngine implements Engine, Memory {
  private final List<String> log = new ArrayList<>();
  private int current;

  List<String> take() {
    List<String> taken = List.copyOf(log);
    log.clear();
    return taken;
  }

  void note(String what) {
    log.add(what);
  }

  private void note(String cell, String operation, Object value, Order order) {
    log.add(cell + " " + operation + " " + value + " " + order.name().toLowerCase(Locale.ROOT));
  }

  @Override
  public Memory memory() {
    return this;
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
  public void irqs(boolean off) {
    log.add(off ? "irqs off" : "irqs on");
  }

  @Override
  public void interrupt(InterruptSender sender, boolean wait) {
    int self = current;
    for (int target = sender.next(-1); target >= 0; target = sender.next(target)) {
      current = target;
      log.add("interrupt cpu" + target);
      sender.handle(target);
      current = self;
    }
  }

  @Override
  public <T> T peek(Supplier<T> look) {
    return look.get();
  }

  @Override
  public void smpMb() {
    log.add("smp_mb");
  }

  @Override
  public void smpRmb() {
    log.add("smp_rmb");
  }

  @Override
  public void smpWmb() {
    log.add("smp_wmb");
  }

  @Override
  public <T> Ref<T> ref(String name, Home home, @Nullable T initial) {
    return new Ref<>() {
      private @Nullable T value = initial;

      @Override
      public @Nullable T load(Order order) {
        return value;
      }

      @Override
      public void store(@Nullable T next, Order order) {
        note(name, "=", String.valueOf(next), order);
        value = next;
      }

      @Override
      public @Nullable T exchange(@Nullable T next, Order order) {
        note(name, "xchg", String.valueOf(next), order);
        T before = value;
        value = next;
        return before;
      }

      @Override
      public @Nullable T compareExchange(@Nullable T expected, @Nullable T next, Order order) {
        note(name, "cmpxchg", String.valueOf(next), order);
        T before = value;
        if (before == expected) {
          value = next;
        }
        return before;
      }
    };
  }

  @Override
  public LongCell number(String name, Home home, long initial) {
    return new LongCell() {
      private long value = initial;

      @Override
      public long load(Order order) {
        return value;
      }

      @Override
      public void store(long next, Order order) {
        note(name, "=", next, order);
        value = next;
      }

      @Override
      public long exchange(long next, Order order) {
        note(name, "xchg", next, order);
        long before = value;
        value = next;
        return before;
      }

      @Override
      public long compareExchange(long expected, long next, Order order) {
        note(name, "cmpxchg", next, order);
        long before = value;
        if (before == expected) {
          value = next;
        }
        return before;
      }

      @Override
      public void add(long delta, Order order) {
        note(name, "add", delta, order);
        value += delta;
      }

      @Override
      public long addAndGet(long delta, Order order) {
        note(name, "add_return", delta, order);
        value += delta;
        return value;
      }
    };
  }

  @Override
  public CpuMask mask(String name, Home home) {
    return new CpuMask() {
      private final BitSet bits = new BitSet();

      @Override
      public void set(int cpu, Order order) {
        note(name, "set", cpu, order);
        bits.set(cpu);
      }

      @Override
      public void clear(int cpu, Order order) {
        note(name, "clear", cpu, order);
        bits.clear(cpu);
      }

      @Override
      public boolean test(int cpu, Order order) {
        return bits.get(cpu);
      }

      @Override
      public int next(int after, Order order) {
        return bits.nextSetBit(after + 1);
      }
    };
  }
}

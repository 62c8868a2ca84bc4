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
import org.lazymm.scheduler.engine.MaskAccess;
import org.lazymm.scheduler.engine.NumberAccess;
import org.lazymm.scheduler.engine.RefAccess;
import org.lazymm.scheduler.engine.Rmw;

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
    return new RefAccess<>() {
      private @Nullable T value = initial;

      @Override
      public @Nullable T read(Order order) {
        return value;
      }

      @Override
      public void write(@Nullable T next, Order order) {
        note(name, "=", String.valueOf(next), order);
        value = next;
      }

      @Override
      public @Nullable T update(Rmw rmw, @Nullable T next, @Nullable T expected, Order order) {
        note(name, word(rmw), String.valueOf(next), order);
        T before = value;
        if (rmw == Rmw.EXCHANGE || before == expected) {
          value = next;
        }
        return before;
      }
    };
  }

  private static String word(Rmw rmw) {
    return switch (rmw) {
      case EXCHANGE -> "xchg";
      case COMPARE_EXCHANGE -> "cmpxchg";
      case ADD -> "add";
      case ADD_AND_GET -> "add_return";
    };
  }

  @Override
  public LongCell number(String name, Home home, long initial) {
    return new NumberAccess() {
      private long value = initial;

      @Override
      public long read(Order order) {
        return value;
      }

      @Override
      public void write(long next, Order order) {
        note(name, "=", next, order);
        value = next;
      }

      @Override
      public long update(Rmw rmw, long operand, long expected, Order order) {
        note(name, word(rmw), operand, order);
        long before = value;
        value = rmw.apply(before, operand, expected);
        return before;
      }
    };
  }

  @Override
  public CpuMask mask(String name, Home home) {
    return new MaskAccess() {
      private final BitSet bits = new BitSet();

      @Override
      public boolean read(int cpu, Order order) {
        return bits.get(cpu);
      }

      @Override
      public int readNext(int after, Order order) {
        return bits.nextSetBit(after + 1);
      }

      @Override
      public void update(int cpu, boolean in, Order order) {
        note(name, in ? "set" : "clear", cpu, order);
        bits.set(cpu, in);
      }
    };
  }
}

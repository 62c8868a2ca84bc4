package org.lazymm.explorer.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;
import org.lazymm.api.CpuMask;
import org.lazymm.api.Home;
import org.lazymm.api.LongCell;
import org.lazymm.api.Memory;
import org.lazymm.api.Order;
import org.lazymm.api.Ref;
import org.lazymm.explorer.graph.Fence;
import org.lazymm.explorer.graph.Mode;
import org.lazymm.explorer.graph.Update;
import org.lazymm.explorer.program.Operations;

/**
 * Cells that are locations of an explored program.
 *
 * <p>Until the concurrent part begins they are plain values, which become the initial ones.
 * Pointers are numbers: 0 is null, each object has its own. A mask of CPUs is one word.
 */
public final class ExploredMemory implements Memory {
  /** How many CPUs fit into a mask's word. */
  static final int MOST_CPUS = 64;

  private final Watch watch;
  private final List<String> names = new ArrayList<>();
  private final Map<String, Integer> named = new HashMap<>();
  private final IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();
  private final List<Object> objects = new ArrayList<>();
  private long[] initial = new long[64];
  private @Nullable Operations operations;
  private @Nullable IntToLongFunction peeked;

  /** Is told of each operation before it is made. */
  interface Watch {
    /**
     * An operation is about to be made.
     *
     * @param order the order that it asks for
     * @param access what kind it is
     * @return the order that it gets
     */
    Order order(Order order, Access access);

    /** Whether a barrier is about to be left out. */
    Barrier barrier(Barrier barrier);
  }

  ExploredMemory(Watch watch) {
    this.watch = watch;
  }

  /** From here on accesses are operations of the running thread; null makes them plain again. */
  void connect(@Nullable Operations to) {
    operations = to;
  }

  /** From here on loads look at given values, and nothing else may be done; null ends that. */
  void peek(@Nullable IntToLongFunction values) {
    peeked = values;
  }

  /** Whether loads look at given values. */
  boolean isPeeked() {
    return peeked != null;
  }

  int locations() {
    return names.size();
  }

  long initial(int location) {
    return initial[location];
  }

  String name(int location) {
    return names.get(location);
  }

  /** What the number of a pointer points at; null for 0. */
  public @Nullable Object object(long number) {
    return number == 0 ? null : objects.get((int) number - 1);
  }

  /** Whether the values of a location are pointers, for those who print them. */
  public boolean isPointer(int location) {
    return pointers.get(location);
  }

  private final java.util.BitSet pointers = new java.util.BitSet();

  int newLocation(String name, long value) {
    int location = names.size();
    int namesakes = named.merge(name, 1, Integer::sum);
    names.add(namesakes == 1 ? name : name + "#" + namesakes);
    if (location == initial.length) {
      initial = Arrays.copyOf(initial, 2 * location);
    }
    initial[location] = value;
    return location;
  }

  private long number(@Nullable Object object) {
    if (object == null) {
      return 0;
    }
    Integer known = numbers.get(object);
    if (known != null) {
      return known;
    }
    objects.add(object);
    int number = objects.size();
    numbers.put(object, number);
    return number;
  }

  private static String described(String name, Home home) {
    return home.owner() + "." + name;
  }

  @Override
  public <T> Ref<T> ref(String name, Home home, @Nullable T value) {
    int location = newLocation(described(name, home), number(value));
    pointers.set(location);
    return new Pointer<>(location);
  }

  @Override
  public LongCell number(String name, Home home, long value) {
    return new NumberCell(newLocation(described(name, home), value));
  }

  @Override
  public CpuMask mask(String name, Home home) {
    return new Mask(newLocation(described(name, home), 0));
  }

  @Override
  public void smpMb() {
    barrier(Barrier.MB);
  }

  @Override
  public void smpRmb() {
    barrier(Barrier.RMB);
  }

  @Override
  public void smpWmb() {
    barrier(Barrier.WMB);
  }

  private void barrier(Barrier asked) {
    Operations to = operations;
    if (to == null) {
      return;
    }
    switch (watch.barrier(asked)) {
      case MB -> to.fence(Fence.MB);
      case RMB -> to.fence(Fence.RMB);
      case WMB -> to.fence(Fence.WMB);
      case NONE -> {}
    }
  }

  long load(int location, Order asked) {
    asked.checkLoad();
    IntToLongFunction values = peeked;
    if (values != null) {
      return values.applyAsLong(location);
    }
    Operations to = operations;
    if (to == null) {
      return initial[location];
    }
    Order order = watch.order(asked, Access.LOAD);
    long value = to.read(location, order.acquires() ? Mode.ACQUIRE : Mode.RELAXED);
    if (order == Order.FULL) {
      to.fence(Fence.MB);
    }
    return value;
  }

  private void store(int location, long value, Order asked) {
    asked.checkStore();
    Operations to = mutable();
    if (to == null) {
      initial[location] = value;
      return;
    }
    Order order = watch.order(asked, Access.STORE);
    to.write(location, value, order.releases() ? Mode.RELEASE : Mode.RELAXED);
    if (order == Order.FULL) {
      to.fence(Fence.MB);
    }
  }

  private long update(
      int location, Update update, long operand, long expected, Order asked, boolean returns) {
    Operations to = mutable();
    if (to == null) {
      long before = initial[location];
      if (update.writes(before, expected)) {
        initial[location] = update.apply(before, operand);
      }
      return before;
    }
    Order order = watch.order(asked, Access.UPDATE);
    Mode mode =
        switch (order) {
          case RELAXED -> returns ? Mode.RELAXED : Mode.NO_RETURN;
          case ACQUIRE -> Mode.ACQUIRE;
          case RELEASE -> Mode.RELEASE;
          case FULL -> Mode.FULL;
        };
    return to.update(location, update, operand, expected, mode);
  }

  private @Nullable Operations mutable() {
    if (peeked != null) {
      throw new IllegalStateException("a check changes a cell");
    }
    return operations;
  }

  private final class Pointer<T> implements Ref<T> {
    private final int location;

    Pointer(int location) {
      this.location = location;
    }

    @SuppressWarnings("unchecked") // Only such were numbered for this location.
    private @Nullable T pointed(long number) {
      return (T) object(number);
    }

    @Override
    public @Nullable T load(Order order) {
      return pointed(ExploredMemory.this.load(location, order));
    }

    @Override
    public void store(@Nullable T value, Order order) {
      ExploredMemory.this.store(location, number(value), order);
    }

    @Override
    public @Nullable T exchange(@Nullable T value, Order order) {
      return pointed(update(location, Update.EXCHANGE, number(value), 0, order, true));
    }

    @Override
    public @Nullable T compareExchange(@Nullable T expected, @Nullable T value, Order order) {
      return pointed(
          update(location, Update.COMPARE_EXCHANGE, number(value), number(expected), order, true));
    }
  }

  final class NumberCell implements LongCell {
    private final int location;

    NumberCell(int location) {
      this.location = location;
    }

    int location() {
      return location;
    }

    @Override
    public long load(Order order) {
      return ExploredMemory.this.load(location, order);
    }

    @Override
    public void store(long value, Order order) {
      ExploredMemory.this.store(location, value, order);
    }

    @Override
    public long exchange(long value, Order order) {
      return update(location, Update.EXCHANGE, value, 0, order, true);
    }

    @Override
    public long compareExchange(long expected, long value, Order order) {
      return update(location, Update.COMPARE_EXCHANGE, value, expected, order, true);
    }

    @Override
    public void add(long delta, Order order) {
      update(location, Update.ADD, delta, 0, order, false);
    }

    @Override
    public long addAndGet(long delta, Order order) {
      return update(location, Update.ADD, delta, 0, order, true) + delta;
    }
  }

  private final class Mask implements CpuMask {
    private final int location;

    Mask(int location) {
      this.location = location;
    }

    @Override
    public void set(int cpu, Order order) {
      update(location, Update.OR, 1L << cpu, 0, order, false);
    }

    @Override
    public void clear(int cpu, Order order) {
      update(location, Update.AND, ~(1L << cpu), 0, order, false);
    }

    @Override
    public boolean test(int cpu, Order order) {
      return (ExploredMemory.this.load(location, order) >> cpu & 1) != 0;
    }

    @Override
    public int next(int after, Order order) {
      long word = ExploredMemory.this.load(location, order);
      long rest = after + 1 >= MOST_CPUS ? 0 : word >>> (after + 1);
      return rest == 0 ? -1 : after + 1 + Long.numberOfTrailingZeros(rest);
    }
  }
}

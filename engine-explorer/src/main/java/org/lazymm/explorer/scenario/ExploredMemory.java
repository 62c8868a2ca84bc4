package org.lazymm.explorer.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;
import org.lazymm.api.CpuMask;
import org.lazymm.api.Home;
import org.lazymm.api.LongCell;
import org.lazymm.api.Memory;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.api.Ref;
import org.lazymm.explorer.graph.Fence;
import org.lazymm.explorer.graph.Mode;
import org.lazymm.explorer.graph.Update;
import org.lazymm.explorer.program.BoundException;
import org.lazymm.explorer.program.Operations;
import org.lazymm.scheduler.engine.MaskAccess;
import org.lazymm.scheduler.engine.NumberAccess;
import org.lazymm.scheduler.engine.RefAccess;
import org.lazymm.scheduler.engine.Rmw;

/**
 * Cells that are locations of an explored program.
 *
 * <p>Until the concurrent part begins they are plain values, which become the initial ones.
 * Pointers are numbers: 0 is null, each object has its own. A mask of CPUs is one word.
 *
 * <p>Longer than 400 lines: cells, their locations and the values that they hold before the
 * concurrent part.
 */
public final class ExploredMemory implements Memory {
  /** How many CPUs fit into a mask's word. */
  static final int MOST_CPUS = 64;

  private static final int NOBODY = -1;

  private final Watch watch;
  private final List<String> names = new ArrayList<>();
  private final Map<String, Integer> named = new HashMap<>();
  private final List<CellRole> roles = new ArrayList<>();
  private final BitSet pointers = new BitSet();
  private final ObjectNumbers objects;
  private int[] bodies = new int[64];

  /** Of each location the CPU that it belongs to, or {@link #NOBODY}. */
  private int[] owners = new int[64];

  private long[] initial = new long[64];

  /** What each location was made with. */
  private long[] first = new long[64];

  private int accessesLeft = Integer.MAX_VALUE;
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

    /** A write was made, or an update that may have been one. */
    void wrote();

    /** The CPU whose code runs. */
    int cpu();

    /** The memory of an mm, as a location. */
    int body(Mm mm);

    /** An object is written to a cell, or compared with what it holds. */
    void shown(Object object);

    /**
     * A plain store to a cell of another CPU is about to be made.
     *
     * @param cell the name that the cell was made with
     * @param owner whose it is
     */
    void foreignStore(String cell, int owner);
  }

  ExploredMemory(int cpus, Watch watch) {
    this.objects = new ObjectNumbers(cpus);
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

  /** What a location is for; {@link CellRole#ORDINARY} of none. */
  public CellRole role(int location) {
    return location < 0 ? CellRole.ORDINARY : roles.get(location);
  }

  /** A location has a part in verdicts. */
  void role(int location, CellRole role) {
    roles.set(location, role);
  }

  /** All cells that an mm has now are the kernel's own. */
  void kernelsFieldsOf(int body) {
    for (int location = body + 1; location < names.size(); location++) {
      if (bodies[location] == body) {
        roles.set(location, CellRole.FIELD);
      }
    }
  }

  /** The memory of the mm that a cell is a field of, as a location; -1 if it is of none. */
  public int body(int location) {
    return bodies[location];
  }

  /** The location of a cell. */
  static int location(LongCell cell) {
    return ((NumberCell) cell).location;
  }

  /** The location of a mask. */
  static int location(CpuMask mask) {
    return ((Mask) mask).location;
  }

  /** The numbers of the objects that cells point at. */
  ObjectNumbers objects() {
    return objects;
  }

  /** What the number of a pointer points at; null for 0. */
  public @Nullable Object object(long number) {
    return objects.object(number);
  }

  /** Whether the values of a location are pointers, for those who print them. */
  public boolean isPointer(int location) {
    return pointers.get(location);
  }

  /** A new location that is no field of an mm. */
  int newLocation(String name, long value, CellRole role) {
    return newLocation(name, value, role, -1);
  }

  private int newLocation(String name, long value, CellRole role, int body) {
    int location = names.size();
    int namesakes = named.merge(name, 1, Integer::sum);
    names.add(namesakes == 1 ? name : name + "#" + namesakes);
    roles.add(role);
    if (location == initial.length) {
      initial = Arrays.copyOf(initial, 2 * location);
      first = Arrays.copyOf(first, 2 * location);
      bodies = Arrays.copyOf(bodies, 2 * location);
      owners = Arrays.copyOf(owners, 2 * location);
    }
    initial[location] = value;
    first[location] = value;
    bodies[location] = body;
    owners[location] = NOBODY;
    return location;
  }

  /**
   * Runs code in order, if it makes no more than a number of accesses.
   *
   * @throws BoundException if it makes more
   */
  void bounded(int most, Runnable code) {
    accessesLeft = most;
    try {
      code.run();
    } finally {
      accessesLeft = Integer.MAX_VALUE;
    }
  }

  private void plainAccess() {
    if (accessesLeft != Integer.MAX_VALUE && --accessesLeft < 0) {
      throw new BoundException("an action makes accesses without end");
    }
  }

  private int newCell(String name, Home home, long value) {
    int body = home.owner() instanceof Home.OfMm of ? watch.body(of.mm()) : -1;
    int made = newLocation(home.owner() + "." + name, value, CellRole.ORDINARY, body);
    owners[made] = home.owner() instanceof Home.Cpu of ? of.cpu() : NOBODY;
    return made;
  }

  private long number(@Nullable Object object) {
    if (object != null) {
      watch.shown(object);
    }
    return objects.number(object, watch.cpu());
  }

  /**
   * Runs code in order on cells that hold given values; afterwards they are as before.
   *
   * @param values what each location holds
   * @param code what is run
   */
  void sequentially(IntToLongFunction values, Runnable code) {
    long[] before = initial;
    long[] now = new long[before.length];
    int locations = names.size();
    for (int location = 0; location < locations; location++) {
      now[location] = values.applyAsLong(location);
    }
    initial = now;
    try {
      code.run();
    } finally {
      long[] made = initial;
      initial = Arrays.copyOf(before, made.length);
      // What was made meanwhile begins as it was made, whenever it is used.
      System.arraycopy(first, locations, initial, locations, names.size() - locations);
    }
  }

  @Override
  public <T> Ref<T> ref(String name, Home home, @Nullable T value) {
    int location = newCell(name, home, number(value));
    pointers.set(location);
    return new Pointer<>(location);
  }

  @Override
  public LongCell number(String name, Home home, long value) {
    return new NumberCell(newCell(name, home, value));
  }

  @Override
  public CpuMask mask(String name, Home home) {
    return new Mask(newCell(name, home, 0));
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

  long read(int location, Order asked) {
    IntToLongFunction values = peeked;
    if (values != null) {
      return values.applyAsLong(location);
    }
    Operations to = operations;
    if (to == null) {
      plainAccess();
      return initial[location];
    }
    Order order = watch.order(asked, Access.LOAD);
    long value = to.read(location, order.acquires() ? Mode.ACQUIRE : Mode.RELAXED);
    if (order == Order.FULL) {
      to.fence(Fence.MB);
    }
    return value;
  }

  private void write(int location, long value, Order asked) {
    int owner = owners[location];
    if (owner != NOBODY && owner != watch.cpu()) {
      String whole = names.get(location);
      watch.foreignStore(whole.substring(whole.indexOf('.') + 1), owner);
    }
    Operations to = mutable();
    if (to == null) {
      plainAccess();
      initial[location] = value;
      return;
    }
    Order order = watch.order(asked, Access.STORE);
    watch.wrote();
    to.write(location, value, order == Order.RELEASE ? Mode.RELEASE : Mode.RELAXED);
    if (order == Order.FULL) {
      to.fence(Fence.MB);
    }
  }

  private long update(
      int location, Update update, long operand, long expected, Order asked, boolean returns) {
    Operations to = mutable();
    if (to == null) {
      plainAccess();
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
    long before = to.update(location, update, operand, expected, mode);
    if (update.writes(before, expected)) {
      watch.wrote();
    }
    return before;
  }

  private @Nullable Operations mutable() {
    if (peeked != null) {
      throw new IllegalStateException("a check changes a cell");
    }
    return operations;
  }

  private final class Pointer<T> implements RefAccess<T> {
    private final int location;

    Pointer(int location) {
      this.location = location;
    }

    @SuppressWarnings("unchecked") // Only such were numbered for this location.
    private @Nullable T pointed(long number) {
      return (T) object(number);
    }

    @Override
    public @Nullable T read(Order order) {
      return pointed(ExploredMemory.this.read(location, order));
    }

    @Override
    public void write(@Nullable T value, Order order) {
      ExploredMemory.this.write(location, number(value), order);
    }

    @Override
    public @Nullable T update(Rmw rmw, @Nullable T value, @Nullable T expected, Order order) {
      boolean compares = rmw == Rmw.COMPARE_EXCHANGE;
      Update update = compares ? Update.COMPARE_EXCHANGE : Update.EXCHANGE;
      long operand = number(value);
      long other = compares ? number(expected) : 0;
      return pointed(ExploredMemory.this.update(location, update, operand, other, order, true));
    }
  }

  final class NumberCell implements NumberAccess {
    private final int location;

    NumberCell(int location) {
      this.location = location;
    }

    int location() {
      return location;
    }

    @Override
    public long read(Order order) {
      return ExploredMemory.this.read(location, order);
    }

    @Override
    public void write(long value, Order order) {
      ExploredMemory.this.write(location, value, order);
    }

    @Override
    public long update(Rmw rmw, long operand, long expected, Order order) {
      Update update =
          switch (rmw) {
            case EXCHANGE -> Update.EXCHANGE;
            case COMPARE_EXCHANGE -> Update.COMPARE_EXCHANGE;
            case ADD, ADD_AND_GET -> Update.ADD;
          };
      boolean returns = rmw != Rmw.ADD;
      return ExploredMemory.this.update(location, update, operand, expected, order, returns);
    }
  }

  private final class Mask implements MaskAccess {
    private final int location;

    Mask(int location) {
      this.location = location;
    }

    @Override
    public boolean read(int cpu, Order order) {
      return (ExploredMemory.this.read(location, order) >> cpu & 1) != 0;
    }

    @Override
    public int readNext(int after, Order order) {
      long word = ExploredMemory.this.read(location, order);
      long rest = after + 1 >= MOST_CPUS ? 0 : word >>> (after + 1);
      return rest == 0 ? -1 : after + 1 + Long.numberOfTrailingZeros(rest);
    }

    @Override
    public void update(int cpu, boolean in, Order order) {
      long bit = 1L << cpu;
      Update update = in ? Update.OR : Update.AND;
      ExploredMemory.this.update(location, update, in ? bit : ~bit, 0, order, false);
    }
  }
}
